# syntax=docker/dockerfile:1
# The whole program in one image; ROLES says what a container of it does. docs/operating.md: how it is built for two architectures, with its
# bill of materials. Without Dapr it runs on the embedded runtime: docker run -p 3000:3000 -v actodo:/data actodo
ARG NODE=24.21.0

FROM node:${NODE}-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# Without the packages that bring a Node of their own, and without what only editors and debuggers read. The bill of materials is of what is
# there: asked to omit what is for development, npm also leaves out what both need.
RUN npm ci --omit=dev --omit=optional --ignore-scripts --no-fund --no-audit \
 && npm pkg delete devDependencies optionalDependencies \
 && npm sbom --sbom-format=cyclonedx > sbom.cdx.json \
 && find node_modules -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.mts' -o -name '*.d.cts' \) -delete \
 && mkdir /data

# No shell and no package manager: libc, libstdc++, certificates, time zones.
FROM gcr.io/distroless/cc-debian12:nonroot
ARG VERSION=0.1.0
ARG REVISION=unknown
LABEL org.opencontainers.image.title=actodo \
      org.opencontainers.image.description="A todo chatbot whose backend is an actor system" \
      org.opencontainers.image.licenses=MIT \
      org.opencontainers.image.version=$VERSION \
      org.opencontainers.image.revision=$REVISION
WORKDIR /app
COPY --from=packages /usr/local/bin/node /usr/local/bin/node
COPY --from=packages --chown=65532:65532 /data /data
COPY --from=packages /app/node_modules node_modules
COPY --from=packages /app/sbom.cdx.json sbom.cdx.json
COPY package.json LICENSE ./
COPY src src
# Of a container without Dapr; the root file system may be read-only, /data is all that is written.
ENV HOST=0.0.0.0 DATA_DIR=/data
USER 65532:65532
EXPOSE 3000 9464
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 3000) + '/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "src/main.ts"]
