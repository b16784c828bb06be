package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.aurora.AwsCompareData;
import io.lifeboat.plan.DataAccess;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.FinalFailure;
import io.lifeboat.plan.action.Outcome;
import io.lifeboat.plan.step.CompareData;
import io.lifeboat.simulator.Worlds;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CompareDataTest {
  private static final String CLONE = DrillNames.clone(Simulation.RUN, "orders");

  private final Simulation simulation = new Simulation(Worlds.euWebShop());
  private final Sql home = Sql.atHome(simulation);
  private final Sql copy = new Sql(simulation, Simulation.DUB, CLONE);

  @Test
  void findsTheSameDataInTheClone() {
    Beforehand.aClone(simulation);
    Simulation.Turn<CompareData> turn = turn(SampleSteps.DATA);
    assertThat(turn.inspect().sentence())
        .isEqualTo("orders can be compared with " + CLONE + " in eu-west-1");
    Outcome same = turn.confirm();

    assertThat(same.sentence())
        .matches(
            "orders: \\d+ rows up to 2026-03-01T03:\\d\\d:[\\d.]+Z, same checksum; "
                + CLONE
                + " in eu-west-1 takes writes: a marker was read back after .*");
    assertThat(same.facts()).containsEntry(Facts.DATA_EQUAL, "true");
    assertThat(same.facts().get(Facts.DATA_FINDINGS)).endsWith("same checksum");
  }

  @Test
  void takesRowsThatCameAfterTheCloneForNoDifference() {
    Beforehand.aClone(simulation);
    long before = home.count("orders");
    home.run("insert into orders(id, placed_at, note) values (900001, now(), 'later')");
    assertThat(home.count("orders")).isEqualTo(before + 1);

    assertThat(turn(SampleSteps.DATA).confirm().facts()).containsEntry(Facts.DATA_EQUAL, "true");
  }

  @Test
  void findsARowThatIsMissing() {
    Beforehand.aClone(simulation);
    copy.run("delete from orders where id = 7");

    Outcome different = turn(SampleSteps.DATA).confirm();
    assertThat(different.facts()).containsEntry(Facts.DATA_EQUAL, "false");
    assertThat(different.facts().get(Facts.DATA_FINDINGS))
        .matches("DIFFERENT: orders: \\d+ rows up to .*Z at the writer, \\d+ rows in the copy");
    assertThat(different.sentence()).startsWith("DIFFERENT: orders: ").contains("takes writes");
  }

  @Test
  void findsARowThatIsOtherwise() {
    Beforehand.aClone(simulation);
    copy.run("update orders set note = 'forged' where id = 7");

    Outcome different = turn(SampleSteps.DATA).confirm();
    assertThat(different.facts()).containsEntry(Facts.DATA_EQUAL, "false");
    assertThat(different.facts().get(Facts.DATA_FINDINGS))
        .endsWith("on both sides, but other checksums");
  }

  @Test
  void writesNothingIntoTheWriter() {
    Beforehand.aClone(simulation);
    simulation.startJournalHere();
    turn(SampleSteps.DATA).confirm();

    assertThat(simulation.changes())
        .isNotEmpty()
        .allMatch(change -> change.equals("ExecuteStatement of " + CLONE + " in eu-west-1"));
  }

  @Test
  void comparesTablesWithOddNamesAndNeverTakesANameForSql() {
    home.run("create table \"odd \"\"table\"(\"The Id\" int primary key, \"at; drop\" timestamp)");
    home.run("insert into \"odd \"\"table\" values (1, '2026-01-01 00:00:00')");
    simulation.watch().pause(Duration.ofSeconds(10));
    Beforehand.aClone(simulation);

    assertThat(turn(tables("odd \"table", "at; drop")).confirm().sentence())
        .startsWith("odd \"table: 1 row up to ");
    assertThat(
            catchThrowable(
                () -> turn(tables("orders where 1 = 1; drop table orders", "placed_at")).confirm()))
        .isInstanceOf(FinalFailure.class)
        .hasMessageContaining("has no table public.orders where 1 = 1; drop table orders");
    assertThat(catchThrowable(() -> turn(tables("orders", "1=1 or placed_at")).confirm()))
        .isInstanceOf(FinalFailure.class)
        .hasMessageContaining("has no column 1=1 or placed_at");
  }

  @Test
  void saysThatTheCloneIsNotThere() {
    assertThat(turn(SampleSteps.DATA).inspect().sentence())
        .isEqualTo("orders is compared when " + CLONE + " in eu-west-1 is there");
    assertThat(catchThrowable(() -> turn(SampleSteps.DATA).confirm()))
        .isInstanceOf(FinalFailure.class)
        .hasMessageContaining("is not there to be compared with");
  }

  private static DataAccess tables(String table, String time) {
    return new DataAccess("shop", SampleSteps.DATA.secret(), Map.of(table, time));
  }

  private Simulation.Turn<CompareData> turn(DataAccess data) {
    return simulation.turn(
        new AwsCompareData(simulation),
        new CompareData(
            "orders",
            "web-shop-orders",
            Simulation.FRA,
            Simulation.DUB,
            data,
            Duration.ofSeconds(5)));
  }
}
