package io.lifeboat.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lifeboat.activities.ecs.AwsFenceEcs;
import io.lifeboat.plan.action.Facts;
import io.lifeboat.plan.action.Inspection.State;
import io.lifeboat.plan.action.StepCall;
import io.lifeboat.plan.step.EcsService;
import io.lifeboat.plan.step.FenceEcs;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalableTargetsRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalableTargetsResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.RegisterScalableTargetRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableDimension;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableTarget;
import software.amazon.awssdk.services.applicationautoscaling.model.ServiceNamespace;
import software.amazon.awssdk.services.applicationautoscaling.model.SuspendedState;
import software.amazon.awssdk.services.ecs.model.DescribeServicesRequest;
import software.amazon.awssdk.services.ecs.model.DescribeServicesResponse;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Tag;

class FenceEcsTest extends ActionPromises<FenceEcs> {
  private static final EcsService STOREFRONT = new EcsService("web-shop", "storefront");
  private static final EcsService CHECKOUT = new EcsService("web-shop", "checkout");

  @Override
  AwsAction<FenceEcs> action() {
    return new AwsFenceEcs(simulation);
  }

  @Override
  FenceEcs step() {
    return new FenceEcs(Simulation.FRA, List.of(STOREFRONT, CHECKOUT));
  }

  @Override
  List<String> effects() {
    return List.of(
        "TagResource of web-shop/storefront in eu-central-1",
        "RegisterScalableTarget of service/web-shop/storefront in eu-central-1",
        "UpdateService of web-shop/storefront in eu-central-1",
        "TagResource of web-shop/checkout in eu-central-1",
        "RegisterScalableTarget of service/web-shop/checkout in eu-central-1",
        "UpdateService of web-shop/checkout in eu-central-1");
  }

  @Override
  List<String> looks() {
    return List.of("DescribeServices", "DescribeScalableTargets");
  }

  @Override
  List<String> changes() {
    return List.of("TagResource", "UpdateService", "RegisterScalableTarget");
  }

  @Override
  String region() {
    return "eu-central-1";
  }

  @Override
  String state() {
    return Sizes.of(simulation, Simulation.FRA, STOREFRONT)
        + "; "
        + Sizes.of(simulation, Simulation.FRA, CHECKOUT)
        + "; "
        + Sizes.tag(simulation, Simulation.FRA, STOREFRONT);
  }

  @Test
  void theAutoscalerDoesNotBringThemBack() {
    Simulation.Turn<FenceEcs> turn = turn();
    turn.inspect();
    turn.apply();
    turn.confirm();
    simulation.watch().pause(Duration.ofMinutes(30));

    assertThat(state())
        .isEqualTo(
            "0 tasks, 0 to 12; 0 tasks, 0 to 18; desired=4 minimum=4 maximum=12 suspended=none");
  }

  @Test
  void aDeploymentToolThatSetsTheMinimumDoesNotBringThemBack() {
    Simulation.Turn<FenceEcs> turn = turn();
    turn.inspect();
    turn.apply();
    assertThat(turn.confirm().facts().get(Facts.FOR_LATER))
        .isEqualTo(
            "storefront, checkout in eu-central-1 stays stopped;"
                + " the failback lets it run again, as its tag says");
    register(target -> target.minCapacity(4));
    simulation.watch().pause(Duration.ofMinutes(30));

    assertThat(state()).startsWith("0 tasks, 4 to 12");
  }

  @Test
  void leavesAnEarlierTagAsItIs() {
    tag("desired=9 minimum=9 maximum=12 suspended=none");
    Simulation.Turn<FenceEcs> turn = turn();
    turn.inspect();
    turn.apply();
    turn.confirm();

    assertThat(Sizes.tag(simulation, Simulation.FRA, STOREFRONT)).startsWith("desired=9 ");
  }

  @Test
  void stopsThemAlsoWhenItMayNotTagThemAndSaysWhatIsLeftToDo() {
    simulation.aws().faults().fail("TagResource", "AccessDeniedException", 2);
    Simulation.Turn<FenceEcs> turn = turn();
    turn.inspect();
    assertThat(turn.apply().facts().get(Facts.LEFT_TO_DO))
        .startsWith("the size of web-shop/storefront in eu-central-1 could not be noted on it (AWS")
        .contains("before moving back give it desired=4 minimum=4 maximum=12 suspended=none again")
        .contains("web-shop/checkout");

    assertThat(turn.confirm().facts().get(Facts.FOR_LATER))
        .isEqualTo(
            "the autoscaling of storefront, checkout in eu-central-1 is suspended;"
                + " resume it when the application moves back");
    assertThat(state()).isEqualTo("0 tasks, 0 to 12; 0 tasks, 0 to 18; ");
  }

  @Test
  void notesTheSizeFromBeforeItsOwnHalfDoneWork() {
    simulation.aws().faults().fail("UpdateService", "ServerException", 10);
    simulation.aws().faults().fail("TagResource", "ServerException", 1);
    Simulation.Turn<FenceEcs> turn = turn();
    turn.inspect();
    assertThat(catchThrowable(turn::apply)).isInstanceOf(TryAgain.class);
    simulation.aws().faults().clear();
    turn.inspect();
    turn.apply();
    turn.confirm();

    assertThat(Sizes.tag(simulation, Simulation.FRA, STOREFRONT))
        .isEqualTo("desired=4 minimum=4 maximum=12 suspended=none");
  }

  private void tag(String value) {
    Tag tag = Tag.builder().key("lifeboat:size").value(value).build();
    simulation
        .ecs(Simulation.FRA)
        .tagResource(
            request ->
                request
                    .resourceArn(
                        "arn:aws:ecs:eu-central-1:111122223333:service/web-shop/storefront")
                    .tags(tag));
  }

  @Test
  void resumesTheAutoscalingThatItSuspendedAndNoMore() {
    register(target -> target.suspendedState(rests -> rests.scheduledScalingSuspended(true)));
    simulation.startJournalHere();
    SuspendedState before = suspended();
    Simulation.Turn<FenceEcs> turn = turn();
    turn.inspect();
    turn.apply();
    turn.confirm();
    assertThat(suspended().dynamicScalingOutSuspended()).isTrue();
    turn.inspect();
    turn.revert();

    assertThat(suspended()).isEqualTo(before);
  }

  @Test
  void isNotDoneWhileATaskIsAboutToRun() {
    Service starting =
        Service.builder()
            .serviceName("storefront")
            .status("ACTIVE")
            .desiredCount(0)
            .runningCount(0)
            .pendingCount(1)
            .build();
    StandIns aws =
        new StandIns()
            .answering(
                "describeServices", DescribeServicesResponse.builder().services(starting).build())
            .answering(
                "describeScalableTargets", DescribeScalableTargetsResponse.builder().build());
    FenceEcs stop = new FenceEcs(Simulation.FRA, List.of(STOREFRONT));
    StepCall call = new StepCall("shop", "run-1", "fence", "", Map.of());

    assertThat(new AwsFenceEcs(aws).inspect(stop, call, new HandWatch()).state())
        .isEqualTo(State.IN_PROGRESS);
  }

  @Test
  void knowsTheAutoscalingOfMoreServicesThanOneAnswerHolds() {
    List<EcsService> many =
        IntStream.range(0, 60).mapToObj(i -> new EcsService("shop", "service-" + i)).toList();
    StandIns aws =
        new StandIns()
            .answering("describeServices", FenceEcsTest::services)
            .answering("describeScalableTargets", FenceEcsTest::halfOfThem);
    StepCall call = new StepCall("shop", "run-1", "fence", "", Map.of());

    Map<String, String> facts =
        new AwsFenceEcs(aws)
            .inspect(new FenceEcs(Simulation.FRA, many), call, new HandWatch())
            .facts();

    assertThat(many)
        .allSatisfy(id -> assertThat(facts).containsEntry("earlier-size-of-" + id, "2/1/9"));
  }

  private static DescribeServicesResponse services(Object asked) {
    DescribeServicesRequest request = (DescribeServicesRequest) asked;
    assertThat(request.services()).hasSizeLessThanOrEqualTo(10);
    return DescribeServicesResponse.builder()
        .services(
            request.services().stream()
                .map(
                    name ->
                        Service.builder()
                            .serviceName(name)
                            .status("ACTIVE")
                            .desiredCount(2)
                            .runningCount(2)
                            .build())
                .toList())
        .build();
  }

  /** Two pages, as Application Auto Scaling may answer any question. */
  private static DescribeScalableTargetsResponse halfOfThem(Object asked) {
    DescribeScalableTargetsRequest request = (DescribeScalableTargetsRequest) asked;
    List<String> ids = request.resourceIds();
    assertThat(ids).hasSizeLessThanOrEqualTo(50);
    int half = ids.size() / 2;
    boolean isFirst = request.nextToken() == null;
    return DescribeScalableTargetsResponse.builder()
        .scalableTargets(
            (isFirst ? ids.subList(0, half) : ids.subList(half, ids.size()))
                .stream()
                    .map(
                        id ->
                            ScalableTarget.builder()
                                .resourceId(id)
                                .minCapacity(1)
                                .maxCapacity(9)
                                .build())
                    .toList())
        .nextToken(isFirst ? "second" : null)
        .build();
  }

  private void register(Consumer<RegisterScalableTargetRequest.Builder> change) {
    simulation
        .autoScaling(Simulation.FRA)
        .registerScalableTarget(
            request ->
                change.accept(
                    request
                        .serviceNamespace(ServiceNamespace.ECS)
                        .scalableDimension(ScalableDimension.ECS_SERVICE_DESIRED_COUNT)
                        .resourceId("service/" + STOREFRONT)));
  }

  private SuspendedState suspended() {
    return simulation
        .autoScaling(Simulation.FRA)
        .describeScalableTargets(
            request ->
                request.serviceNamespace(ServiceNamespace.ECS).resourceIds("service/" + STOREFRONT))
        .scalableTargets()
        .get(0)
        .suspendedState();
  }
}
