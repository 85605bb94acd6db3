# The version of the official image; 3.11 or later. Pin a digest where builds must repeat exactly.
ARG PYTHON_VERSION=3.13

FROM python:${PYTHON_VERSION}-slim AS build
ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_ROOT_USER_ACTION=ignore
WORKDIR /src
# What changes seldom comes first: the layer of dependencies is made anew only with the lock.
COPY requirements/ requirements/
RUN python -m venv --without-pip /opt/copydesk \
 && python -m pip --python /opt/copydesk/bin/python install \
      --require-hashes --only-binary :all: -r requirements/base.txt \
 && python -m venv /opt/build \
 && /opt/build/bin/python -m pip install \
      --require-hashes --only-binary :all: -r requirements/build.txt
COPY pyproject.toml README.md LICENSE ./
COPY service/ service/
RUN /opt/build/bin/python -m pip wheel --no-deps --no-build-isolation --wheel-dir /wheels . \
 && python -m pip --python /opt/copydesk/bin/python install --no-deps --no-index /wheels/*.whl

FROM python:${PYTHON_VERSION}-slim
COPY --from=build /opt/copydesk /opt/copydesk
ENV PATH=/opt/copydesk/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    COPYDESK_HOST=0.0.0.0 \
    COPYDESK_PORT=8000
WORKDIR /
# A number, so that an orchestrator can tell that it is not root.
USER 10001:10001
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=10s --retries=3 \
  CMD ["python", "-c", "import os, urllib.request as r; r.urlopen(f'http://127.0.0.1:{os.environ[\"COPYDESK_PORT\"]}/readyz', timeout=2)"]
CMD ["copydesk", "serve"]
