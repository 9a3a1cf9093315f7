"""Who does what when: the schedule, the sheet of a week, the team."""
