"""Which address leads to which page?"""

from django.urls import path

from reorg.web.desk import judging, working
from reorg.web.desk.do import urls as do
from reorg.web.desk.evaluation import urls as evaluation
from reorg.web.desk.forms import urls as sheet_forms
from reorg.web.desk.history import urls as history
from reorg.web.desk.labels import urls as labels
from reorg.web.desk.look import criteria
from reorg.web.desk.look import views as look
from reorg.web.desk.need import urls as need
from reorg.web.desk.photos import urls as photos
from reorg.web.desk.plan import urls as plan
from reorg.web.desk.procedures import urls as procedures
from reorg.web.desk.records import (
    bench,
    books,
    compare,
    diagnosis,
    findings,
    leaving,
    list_urls,
    objects,
    reading,
    rows,
    shapes,
    sources,
)
from reorg.web.desk.records.one import urls as one
from reorg.web.desk.schedule import urls as schedule
from reorg.web.desk.start import home, triage
from reorg.web.desk.store import urls as store
from reorg.web.desk.store.layout import urls as layout
from reorg.web.desk.tasks import urls as tasks
from reorg.web.desk.trials import urls as trials

urlpatterns = [
    path("", home.start, name="start"),
    path("language/", home.language, name="language"),
    path("me/", compare.name_me, name="name_me"),
    path("look/", look.look, name="look"),
    path("look/criteria/", criteria.criteria, name="criteria"),
    path("look/ten-minutes/", triage.triage, name="triage"),
    path("look/reports/", look.reports, name="reports"),
    path("look/reports/<slug:kind>/", look.report, name="report"),
    path("look/reports/<slug:kind>.pdf", look.report_pdf, name="report_pdf"),
    *trials.urlpatterns,
    *sheet_forms.urlpatterns,
    *evaluation.urlpatterns,
    *list_urls.urlpatterns,
    path("records/missing/", leaving.missing, name="missing"),
    path("records/missing.pdf", leaving.missing_pdf, name="missing_pdf"),
    path("records/out/", leaving.take_out, name="take_out"),
    path("records/out/write/", leaving.write_out, name="write_out"),
    path("records/out/<slug:work_id>/<str:name>", leaving.written_file, name="written_file"),
    path("records/wrong/", findings.findings, name="findings"),
    path("records/standing/", diagnosis.diagnosis, name="diagnosis"),
    path("records/lists/", sources.sources, name="sources"),
    path("records/lists/book/", books.new_book, name="new_book"),
    path("records/lists/entered/", sources.entered, name="entered"),
    path("records/lists/new/<slug:sha256>/", sources.reading, name="reading"),
    path("records/lists/new/<slug:sha256>/again/", reading.read_again, name="read_again"),
    path("records/lists/new/<slug:sha256>/meaning/", reading.meaning_file, name="meaning_file"),
    path("records/lists/new/<slug:sha256>/enter/", sources.enter, name="enter"),
    path("records/lists/new/<slug:sha256>/compare/", compare.begin, name="compare_new"),
    path("records/lists/compared/", compare.compared_now, name="compared_now"),
    path("records/lists/<slug:key>/", sources.source, name="source"),
    path("records/lists/<slug:key>/shapes/", shapes.shapes, name="shapes"),
    path("records/lists/<slug:key>/shapes/confirm/", shapes.confirm, name="confirm_shape"),
    path("records/lists/<slug:key>/shapes/reread/", shapes.reread, name="reread"),
    path("records/lists/<slug:key>/compared/", compare.compared, name="compared"),
    path("records/lists/<slug:key>/compared/again/", compare.again, name="compare_again"),
    path("records/lists/<slug:key>/compared/rows/", rows.rows, name="compared_rows"),
    path("records/lists/<slug:key>/compared/rows/<int:row>/part/", rows.part, name="part"),
    path("records/lists/<slug:key>/compared/accept/", compare.accept, name="accept_group"),
    path("records/lists/<slug:key>/compared/confirm/", compare.confirm, name="confirm"),
    path("records/lists/<slug:key>/compared/two/", compare.ask_two, name="ask_two"),
    path("records/lists/<slug:key>/bench/", bench.bench, name="bench"),
    path("records/lists/<slug:key>/bench/undo/", bench.undo, name="bench_undo"),
    path("records/lists/<slug:key>/bench/<int:row>/", bench.decide, name="bench_decide"),
    path("records/lists/<slug:key>/take-back/", sources.take_back, name="take_back"),
    path("records/lists/<slug:key>/file/", sources.source_file, name="source_file"),
    path("records/lists/<slug:key>/book/", books.book, name="book"),
    path("records/lists/<slug:key>/book/checks/", books.checks, name="book_checks"),
    path("records/lists/<slug:key>/book/enter/", books.enter_book, name="enter_book"),
    path("records/lists/<slug:key>/book/<int:number>/", books.book_page, name="book_page"),
    path("records/lists/<slug:key>/book/<int:number>/picture/", books.picture, name="book_picture"),
    path("records/lists/<slug:key>/book/<int:number>/sign/", books.sign, name="sign_page"),
    *one.urlpatterns,
    path("records/<slug:key>/move/", objects.move, name="move"),
    *store.urlpatterns,
    *photos.urlpatterns,
    *labels.urlpatterns,
    *history.urlpatterns,
    *plan.urlpatterns,
    *tasks.urlpatterns,
    *need.urlpatterns,
    *layout.urlpatterns,
    *schedule.urlpatterns,
    *procedures.urlpatterns,
    *do.urlpatterns,
    path("working/again/", judging.again, name="judge_again"),
    path("working/<slug:work_id>/", working.work, name="work"),
    path("working/<slug:work_id>/enough/", working.enough, name="enough"),
    path("working/<slug:work_id>/stop/", working.stop, name="stop"),
]
handler404 = home.not_found
handler500 = home.went_wrong
