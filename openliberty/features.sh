#!/bin/sh
# In an image of Containerfile.base all features are there already.
