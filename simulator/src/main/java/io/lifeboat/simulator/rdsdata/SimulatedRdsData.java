package io.lifeboat.simulator.rdsdata;

import io.lifeboat.simulator.Only;
import io.lifeboat.simulator.rds.AuroraEstate;
import java.util.List;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.rdsdata.RdsDataClient;
import software.amazon.awssdk.services.rdsdata.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.rdsdata.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.rdsdata.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.rdsdata.model.ExecuteStatementResponse;
import software.amazon.awssdk.services.rdsdata.model.RdsDataException;
import software.amazon.awssdk.services.rdsdata.model.RecordsFormatType;
import software.amazon.awssdk.services.rdsdata.model.SqlParameter;
import software.amazon.awssdk.services.rdsdata.model.UpdateResult;

/** The RDS Data API in one region: SQL for Aurora's writers, each statement on its own. */
public final class SimulatedRdsData implements RdsDataClient {
  private final Sessions sessions;

  /** The service of one region over the account's clusters. */
  public SimulatedRdsData(AuroraEstate aurora, DataEstate data, String region) {
    this.sessions = new Sessions(aurora, data, region);
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}

  @Override
  public ExecuteStatementResponse executeStatement(ExecuteStatementRequest request) {
    only(
        request,
        "resourceArn",
        "secretArn",
        "database",
        "sql",
        "parameters",
        "includeResultMetadata",
        "resultSetOptions",
        "continueAfterTimeout",
        "formatRecordsAs");
    if (request.formatRecordsAs() == RecordsFormatType.JSON) {
      throw DataFaults.notSimulated("formatRecordsAs JSON");
    }
    Session session = sessions.open(request.resourceArn(), request.secretArn(), request.database());
    Sentence sentence = sentence(request.sql());
    List<Object> values = Parameters.values(sentence, request.parameters());
    Session.Done done =
        session
            .run(
                "ExecuteStatement",
                request.sql(),
                sentence,
                List.of(values),
                request.resultSetOptions())
            .get(0);
    return answer(done, Boolean.TRUE.equals(request.includeResultMetadata()));
  }

  private static ExecuteStatementResponse answer(Session.Done done, boolean withMetadata) {
    ExecuteStatementResponse.Builder answer =
        ExecuteStatementResponse.builder().numberOfRecordsUpdated((long) done.updated());
    done.results()
        .ifPresent(
            results -> {
              answer.records(results.records());
              if (withMetadata) {
                answer.columnMetadata(results.columns());
              }
            });
    return done.results().isPresent() ? answer.build() : answer.generatedFields(List.of()).build();
  }

  @Override
  public BatchExecuteStatementResponse batchExecuteStatement(BatchExecuteStatementRequest request) {
    only(request, "resourceArn", "secretArn", "database", "sql", "parameterSets");
    Session session = sessions.open(request.resourceArn(), request.secretArn(), request.database());
    Sentence sentence = sentence(request.sql());
    List<List<SqlParameter>> sets =
        request.parameterSets().isEmpty() ? List.of(List.of()) : request.parameterSets();
    List<List<Object>> values = sets.stream().map(s -> Parameters.values(sentence, s)).toList();
    int count = session.run("BatchExecuteStatement", request.sql(), sentence, values, null).size();
    UpdateResult nothingGenerated = UpdateResult.builder().generatedFields(List.of()).build();
    return BatchExecuteStatementResponse.builder()
        .updateResults(java.util.Collections.nCopies(count, nothingGenerated))
        .build();
  }

  private static Sentence sentence(String sql) {
    if (sql == null || sql.isBlank()) {
      throw DataFaults.badRequest("sql is missing");
    }
    return Sentence.read(sql);
  }

  private static void only(SdkPojo request, String... members) {
    Only.members(request, RdsDataException.builder(), members);
  }
}
