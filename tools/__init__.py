"""What makes and checks the project, and is no part of the service."""
