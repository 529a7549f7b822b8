"""Reads a JSON array of [config, credentials] from standard input, and prints what botocore reads in each: an object of
profiles, or null if it refuses the files. The botocore of the AWS CLI is used if there is no other."""

import json
import os
import sys
import tempfile

try:
    # Makes the copy that is in the AWS CLI known as `botocore`.
    import awscli.botocore  # noqa: F401
except ImportError:
    pass
from botocore.configloader import load_config, raw_config_parse
from botocore.exceptions import ConfigParseError


def profiles_of(config, credentials, folder):
    paths = []
    for name, text in (("config", config), ("credentials", credentials)):
        paths.append(os.path.join(folder, name))
        with open(paths[-1], "w", encoding="utf-8", newline="") as file:
            file.write(text)
    try:
        profiles = load_config(paths[0])["profiles"]
        # As in `Session.full_config`.
        for name, values in raw_config_parse(paths[1]).items():
            profiles.setdefault(name, {}).update(values)
    except ConfigParseError:
        return None
    return profiles


with tempfile.TemporaryDirectory() as folder:
    print(json.dumps([profiles_of(*texts, folder) for texts in json.load(sys.stdin)]))
