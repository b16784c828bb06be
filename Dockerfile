# Lifeboat's worker and command line: docker build -t lifeboat . ; docker run lifeboat --help
FROM eclipse-temurin:17-jdk-noble AS build
WORKDIR /build
COPY . .
RUN --mount=type=cache,target=/root/.m2 ./mvnw --batch-mode --no-transfer-progress -DskipTests -pl starter -am package

FROM eclipse-temurin:17-jre-noble
RUN useradd --system --uid 10001 --home-dir /nonexistent --shell /usr/sbin/nologin lifeboat
WORKDIR /opt/lifeboat
COPY --from=build /build/starter/target/lib lib
COPY --from=build /build/starter/target/lifeboat.jar lifeboat.jar
COPY deploy/worker-is-connected worker-is-connected
USER 10001
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=6 CMD ["/opt/lifeboat/worker-is-connected"]
# Java is process 1 itself, so that it hears the signal to stop.
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "-XX:+ExitOnOutOfMemoryError", "-jar", "/opt/lifeboat/lifeboat.jar"]
CMD ["worker"]
