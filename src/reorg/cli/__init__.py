"""How is reorg used from a terminal?"""
