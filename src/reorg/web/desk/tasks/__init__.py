"""What is to be done next, who does it, how long does it take? The pages of tasks (RE-ORG: action plan, implementation)."""
