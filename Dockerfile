# cgmkit as an image. Builds the kit, links a Java runtime that holds only what it uses, and fills the cache of its start:
#   docker build -t cgmkit .
#   docker run --rm cgmkit demo
#   docker run --rm -p 8080:8080 cgmkit simulate ehr
# Both base images can be others: the first needs a JDK 25 with Maven, the second glibc, CA certificates and bash.
ARG BUILD_IMAGE=maven:3-eclipse-temurin-25
ARG RUNTIME_IMAGE=debian:12-slim

FROM ${BUILD_IMAGE} AS build
# What `jdeps --print-module-deps` names for the jar, and what is found by name only: DNS, file systems in zip files,
# elliptic curves, character sets and numbers of other languages in what a target sends.
RUN "$JAVA_HOME/bin/jlink" \
      --add-modules java.se,jdk.charsets,jdk.httpserver,jdk.localedata,jdk.management,jdk.naming.dns,jdk.net,jdk.unsupported,jdk.zipfs \
      --include-locales en --strip-java-debug-attributes --no-header-files --no-man-pages --compress zip-6 --output /opt/jre
WORKDIR /src
COPY . .
# The tests have run before an image is made; without them the same bytes come about.
RUN mvn -B -q -Dquick -Dmaven.test.skip=true package && \
    mkdir /opt/cgmkit && cd /opt/cgmkit && "$JAVA_HOME/bin/jar" -xf /src/distribution/target/quick/cgmkit.zip && \
    mv cgmkit-*/* . && rmdir cgmkit-* && chmod +x cgmkit && cp /src/docker/healthy .

FROM ${RUNTIME_IMAGE}
COPY --from=build /opt/jre /opt/jre
COPY --from=build /opt/cgmkit /opt/cgmkit
# In a container the simulators listen for others than the container itself.
ENV CGMKIT_JAVA_HOME=/opt/jre CGMKIT_BIND=0.0.0.0 CGMKIT_PORT=8080 PATH=/opt/cgmkit:/opt/jre/bin:$PATH
# Any user may run it: results go where it stands, and both folders stay writable with --read-only.
RUN CGMKIT_CACHE=make cgmkit && mkdir -p /work && chmod 1777 /work
USER 65532:65532
WORKDIR /work
VOLUME ["/work", "/tmp"]
EXPOSE 8080 8081
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s CMD ["/opt/cgmkit/healthy"]
ARG REVISION=unknown
LABEL org.opencontainers.image.title="cgmkit" \
      org.opencontainers.image.description="Conformance test kit and reference simulators for the HL7 FHIR Continuous Glucose Monitoring guide" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.revision="${REVISION}"
ENTRYPOINT ["cgmkit"]
CMD ["--help"]
