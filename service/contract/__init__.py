"""The contract: what may be asked, what is answered, in one definition for all faces.

The schemas here check requests, write answers, and are what openapi.yaml is made from.
"""
