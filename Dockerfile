# Facets in a container: bot and worker are one image. `docker build .` makes the one for the CPU, `docker build --target
# gpu .` the one for CUDA. `npm run try-image` does the same without a container engine.

FROM node:22.21.1-bookworm-slim AS build
WORKDIR /build
COPY package.json package-lock.json .npmrc ./
COPY packages/local-discord/package.json packages/local-discord/
RUN npm ci
COPY . .
RUN mkdir /packed /app \
 && npm run archive --silent -- --pack-destination /packed \
 && tar --extract --gzip --strip-components=1 --directory=/app --file="$(ls /packed/*.tgz)" \
 && cp package-lock.json .npmrc /app

# onnxruntime comes with its libraries for every system.
FROM node:22.21.1-bookworm-slim AS install
WORKDIR /app
COPY --from=build /app ./
RUN npm ci --omit=dev --workspaces=false \
 && find node_modules/onnxruntime-node/bin -mindepth 3 -maxdepth 3 -not -path "*/linux/$(node --print process.arch)" -exec rm -r {} +

FROM install AS install-gpu
RUN node node_modules/onnxruntime-node/script/install.js --onnxruntime-node-install

FROM nvidia/cuda:12.8.1-cudnn-runtime-ubuntu22.04 AS gpu
# What the operator wants beside it, for instance --build-arg PACKAGES=ffmpeg for videos.
ARG PACKAGES=""
RUN if [ -n "$PACKAGES" ]; then apt-get update && apt-get install --yes --no-install-recommends $PACKAGES && rm -rf /var/lib/apt/lists/*; fi \
 && mkdir /data && chown 1000:1000 /data
WORKDIR /app
COPY --from=install-gpu /usr/local/bin/node /usr/local/bin/node
COPY --from=install-gpu /app ./
ENV NODE_ENV=production DATA_DIR=/data METRICS_HOST=0.0.0.0 METRICS_PORT=9464 DEVICE=cuda
VOLUME /data
EXPOSE 9464
USER 1000:1000
HEALTHCHECK --interval=15s --timeout=5s --start-period=120s --retries=3 \
  CMD ["node", "--eval", "fetch(`http://127.0.0.1:${process.env.METRICS_PORT}/readyz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "dist/src/facets.js"]
CMD ["start"]

# Without npm, which nothing needs any more.
FROM debian:12.9-slim AS cpu
ARG PACKAGES=""
RUN if [ -n "$PACKAGES" ]; then apt-get update && apt-get install --yes --no-install-recommends $PACKAGES && rm -rf /var/lib/apt/lists/*; fi \
 && mkdir /data && chown 1000:1000 /data
WORKDIR /app
COPY --from=install /usr/local/bin/node /usr/local/bin/node
COPY --from=install /app ./
ENV NODE_ENV=production DATA_DIR=/data METRICS_HOST=0.0.0.0 METRICS_PORT=9464 DEVICE=cpu
VOLUME /data
EXPOSE 9464
USER 1000:1000
HEALTHCHECK --interval=15s --timeout=5s --start-period=120s --retries=3 \
  CMD ["node", "--eval", "fetch(`http://127.0.0.1:${process.env.METRICS_PORT}/readyz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "dist/src/facets.js"]
CMD ["start"]
