# One image for worker, beat, migrations and the demo. Runs as an ordinary user.
FROM python:3.13-slim-bookworm AS packages
COPY requirements/runtime.txt /tmp/runtime.txt
RUN python -m venv /opt/minutepost && /opt/minutepost/bin/pip install --no-cache-dir --require-hashes -r /tmp/runtime.txt

FROM python:3.13-slim-bookworm
# antiword reads Word 97-2003 files, tesseract scans without words.
RUN apt-get update \
    && apt-get install -y --no-install-recommends antiword tesseract-ocr \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --create-home --uid 10001 minutepost \
    && install -d -o minutepost -g minutepost /app /app/var
COPY --from=packages /opt/minutepost /opt/minutepost
WORKDIR /app
COPY service service
COPY tasks tasks
COPY templates templates
COPY config config
COPY demo demo
ENV PATH=/opt/minutepost/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 PYTHONPATH=/app
USER minutepost
VOLUME /app/var
CMD ["python", "-m", "service", "run"]
