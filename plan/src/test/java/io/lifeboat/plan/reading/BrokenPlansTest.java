package io.lifeboat.plan.reading;

import static io.lifeboat.plan.reading.BrokenPlan.broken;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.plan.rules.Breach;
import io.lifeboat.plan.rules.PlanRules;
import io.lifeboat.plan.rules.Rule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule with a plan that breaks it: what the user sees, and at which line. */
class BrokenPlansTest {
  /** The database, warmed after its promotion; three lines. */
  private static final String WARM =
      "    aurora-global: shop-orders\n"
          + "    warm: [select count(*) from orders]\n"
          + "    data: {database: shop, secret: \"arn:aws:secretsmanager:{region}:111122223333:secret:orders\"}\n";

  /** A second database, replicated logically; two lines. */
  private static final String SHARED =
      "  crm: {rds: {eu-central-1: crm-fra, eu-west-1: crm-dub}, closed-security-groups: {eu-central-1: sg-0c, eu-west-1: sg-0d},\n"
          + "    logical: {host: \"crm.{region}.example.com\", database: crm, secret: crm, publication: crm, subscription: crm, tables: [person]}}\n";

  /** Another application, in one line. */
  private static final String NOTES =
      "{application: notes, regions: {primary: eu-central-1, standby: eu-west-1}, allowed-regions: [eu-central-1, eu-west-1],"
          + " objectives: {rto: 15m, rpo: 1m}, services: {web: {ecs: notes/web, normal: 2}},"
          + " traffic: {web: {route53: notes.example.com, zone: Z04EXAMPLE, policy: failover, ttl: 30s, flip: records}},"
          + " health: {web: {https: \"https://{region}.notes.example.com/health\", users: \"https://notes.example.com/health\"}}}";

  static Stream<BrokenPlan> plans() {
    return Stream.of(
        broken("standby-differs")
            .write("standby: eu-west-1", "standby: [eu-west-1, eu-central-1]")
            .says(
                2,
                "eu-central-1 is named twice under regions; a region cannot stand by for itself."),
        broken("residency")
            .write("allowed-regions: [eu-central-1, eu-west-1]", "allowed-regions: [eu-central-1]")
            .says(
                2,
                "eu-west-1 is not one of the allowed regions, so nothing may be placed in it or sent to it."),
        broken("residency")
            .write("sns:{region}:", "sns:us-east-1:")
            .says(
                21,
                "us-east-1 is not one of the allowed regions, so nothing may be placed in it or sent to it."),
        broken("residency")
            .write("sns:{region}:", "sns:xx-moon-7:")
            .says(
                21,
                "xx-moon-7 is not one of the allowed regions, so nothing may be placed in it or sent to it."),
        broken("residency")
            .write("users: \"https://shop", "users: \"https://us-west-2.shop")
            .says(
                16,
                "us-west-2 is not one of the allowed regions, so nothing may be placed in it or sent to it."),
        broken("residency")
            .write(
                "scale-web: {expected: 90s}",
                "own: {do: {call: \"https://ops.us-west-2.example.com\", sign: {sigv4: execute-api}}}")
            .says(
                28,
                "us-west-2 is not one of the allowed regions, so nothing may be placed in it or sent to it."),
        broken("residency")
            .write(
                "scale-web: {expected: 90s}",
                "own: {do: {automation: Acts, parameters: {To: [ap-south-1]}}}")
            .says(
                28,
                "ap-south-1 is not one of the allowed regions, so nothing may be placed in it or sent to it."),
        broken("other-plan-is-good")
            .write(
                "scale-web: {expected: 90s}",
                "notes: {do: {plan: " + NOTES.replace("ttl: 30s", "ttl: 1h") + "}}")
            .says(
                28,
                "resolvers may keep the old answer for 1h, which alone uses up the RTO of 15m."),
        broken("other-plan-is-of-another")
            .write(
                "scale-web: {expected: 90s}",
                "notes: {do: {plan: "
                    + NOTES.replace("application: notes", "application: shop")
                    + "}}")
            .says(
                28,
                "this would move shop as part of a move of shop, and there is one move of an application at a time."),
        broken("other-plan-moves-once")
            .write(
                "scale-web: {expected: 90s}",
                "notes: {do: {plan: "
                    + NOTES
                    + "}}\n      again: {do: {plan: "
                    + NOTES
                    + "}, after: [notes]}")
            .says(29, "two steps of a failover would move notes."),
        broken("other-plan-comes-home")
            .write("scale-web: {expected: 90s}", "notes: {do: {plan: " + NOTES + "}}")
            .says(28, "a failover moves notes too, but a failback would leave it where it is."),
        broken("own-steps-take-their-values")
            .write(
                "scale-web: {expected: 90s}",
                "notes: {do: {plan: " + NOTES.replace("eu-west-1", "eu-west-3") + "}}")
            .says(
                28, "notes does not live in eu-west-1; its regions are [eu-central-1, eu-west-3]."),
        broken("region-of-the-application")
            .write("eu-west-1: sg-0b", "eu-west-1: sg-0b, eu-west-3: sg-0c")
            .says(8, "the application does not live in eu-west-3."),
        broken("region-of-the-application")
            .write(
                "services:\n",
                "  crm: {rds: {eu-central-1: crm-fra, eu-west-1: crm-dub, eu-west-3: crm-par}}\nservices:\n")
            .says(9, "the application does not live in eu-west-3."),
        broken("region-of-the-application")
            .write(
                "scale-web: {expected: 90s}",
                "warm: {do: {function: warm-up, in: eu-west-3}, before: [flip-shop]}")
            .says(28, "the application does not live in eu-west-3."),
        broken("residency")
            .write("traffic:\n", "stores: {media: {s3: media-us-east-1}}\ntraffic:\n")
            .says(
                11,
                "us-east-1 is not one of the allowed regions, so nothing may be placed in it or sent to it."),
        broken("residency")
            .write(
                "traffic:\n",
                "consumers: {intake: {lambda: intake, source: \"arn:aws:sqs:us-east-1:111122223333:in\"}}\ntraffic:\n")
            .says(
                11,
                "us-east-1 is not one of the allowed regions, so nothing may be placed in it or sent to it."),
        broken("residency")
            .write(
                "traffic:\n",
                "apis: {shop: {domain: us-east-1.example.com, stage: live}}\ntraffic:\n")
            .says(
                11,
                "us-east-1 is not one of the allowed regions, so nothing may be placed in it or sent to it."),
        broken("arn-is-whole")
            .write(
                "traffic:\n",
                "stores: {media: {s3: \"media-{region}\", role: \"arn:aws:iam::1111:role/r\"}}\ntraffic:\n")
            .says(11, "'arn:aws:iam::1111:role/r' is not a whole ARN."),
        broken("arn-fits-its-place")
            .write("arn:aws:sns:", "arn:aws:sqs:")
            .says(21, "an ARN of sqs cannot stand here."),
        broken("arn-fits-its-place")
            .write(
                "traffic:\n",
                "configuration: {keys: {secret: \"arn:aws:sqs:{region}:111122223333:keys\"}}\ntraffic:\n")
            .says(11, "an ARN of sqs cannot stand here."),
        broken("account-is-allowed")
            .write(
                "traffic:\n",
                "stores: {media: {s3: \"media-{region}\", role: \"arn:aws:iam::999922223333:role/r\"}}\ntraffic:\n")
            .says(11, "this is of account 999922223333, which is not that of the other ARNs."),
        broken("account-is-allowed")
            .write("regions: {", "allowed-accounts: [\"999922223333\"]\nregions: {")
            .says(22, "this is of account 111122223333, which is not one of the allowed accounts."),
        broken("steps-take-their-values")
            .write(
                "traffic:\n",
                "consumers: {intake: {lambda: intake, source: \"arn:aws:sqs:eu-west-1:111122223333:in\"}}\ntraffic:\n")
            .says(
                11,
                "the event source of intake is not in eu-central-1: 'arn:aws:sqs:eu-west-1:111122223333:in'."),
        broken("service-needs-database")
            .write("needs: [orders]", "needs: [order]")
            .says(10, "there is no database 'order'."),
        broken("health-needs-check")
            .write("/health\"\nproof", "/health\"\n    needs: [db]\nproof")
            .says(17, "there is no health check 'db'."),
        broken("sql-on-database")
            .write("proof:", "  fresh: {sql: select 1, on: orders}\nproof:")
            .says(17, "there is no database 'orders' that can be asked."),
        broken("sql-only-reads")
            .write(
                "    closed-security-groups",
                "    data: {database: shop, secret: \"arn:aws:secretsmanager:{region}:111122223333:secret:orders\"}\n"
                    + "    closed-security-groups")
            .write("proof:", "  fresh: {sql: delete from orders, on: orders}\nproof:")
            .says(18, "'delete from orders' does not begin with select."),
        broken("metric-has-a-bound")
            .write("proof:", "  backlog: {metric: Backlog, namespace: Shop}\nproof:")
            .says(17, "nothing says which figure of Backlog is bad."),
        broken("votes-can-be-had")
            .write("proof:", "detect: {vantage-points: [one, two], agree: 3}\nproof:")
            .says(17, "3 must agree, and there are only 2 vantage points."),
        broken("approver-is-a-contact")
            .write("[on-call, lead]", "[on-call, boss]")
            .says(19, "there is no contact 'boss'."),
        broken("escalation-reaches-a-contact")
            .write("needs: 1", "needs: 1, escalate: [boss]")
            .says(19, "there is no contact 'boss'."),
        broken("step-tells-channel")
            .write("scale-web: {expected: 90s}", "tell: {notify: nobody}")
            .says(28, "there is no channel 'nobody' under notify."),
        broken("step-scales-service")
            .write("scale-web: {expected: 90s}", "more: {scale: wep}")
            .says(28, "there is no service 'wep'."),
        broken("step-holds-database")
            .write("scale-web: {expected: 90s}", "look: {hold-lag: oders}")
            .says(28, "there is no database 'oders'."),
        broken("step-validates-check")
            .write("scale-web: {expected: 90s}", "look: {validate: [wap]}")
            .says(28, "there is no health check 'wap'."),
        broken("ttl-within-rto")
            .write("ttl: 30s", "ttl: 1h")
            .says(
                12,
                "resolvers may keep the old answer for 1h, which alone uses up the RTO of 15m."),
        broken("ttl-is-short")
            .write("ttl: 30s", "ttl: 2m")
            .says(12, "resolvers may send users to the old region for up to 2m after the flip."),
        broken("rpo-is-possible")
            .write("rpo: 1m", "rpo: 0s")
            .says(
                4,
                "an RPO of zero cannot be kept by a global database, which is replicated with a lag: every forced failover will be held."),
        broken("lag-figures-come-by-the-minute")
            .write("lag-fresh-within: 5m", "lag-fresh-within: 30s")
            .says(
                17,
                "CloudWatch has a new lag figure once a minute, so within 30s there may be none, and every failover will be held."),
        broken("something-is-checked")
            .write(
                "  web:\n    https: \"https://{region}.shop.example.com/health\"\n    users: \"https://shop.example.com/health\"\n",
                "")
            .write("health:\n", "health: {}\n")
            .says(13, "there is no health check, so nothing would prove that users are served."),
        broken("health-address")
            .write("https: \"https:", "https: \"ftp:")
            .says(
                15,
                "'ftp://{region}.shop.example.com/health' is not an address that can be asked over HTTP or HTTPS."),
        broken("health-address")
            .write("\"https://shop.example.com/health\"", "shop.example.com")
            .says(16, "'shop.example.com' is not an address that can be asked over HTTP or HTTPS."),
        broken("health-asks-each-region")
            .write("{region}.shop.example", "shop.example")
            .says(
                15,
                "this address is the same in every region, so a good answer would not prove that eu-west-1 serves."),
        broken("users-have-one-address")
            .write("\"https://shop.example", "\"https://{region}.example")
            .says(16, "users do not choose a region, so their address has no {region}."),
        broken("something-is-seen-from-outside")
            .write("    users: \"https://shop.example.com/health\"\n", "")
            .says(
                14,
                "no check says where users ask, so nothing would prove that the flip reached them."),
        broken("step-asks-as-users-do")
            .write("health:\n", "health:\n  db: {https: \"https://{region}.example.com\"}\n")
            .write("scale-web: {expected: 90s}", "look: {validate: [db], seen-from: users}")
            .says(29, "check 'db' does not say where users ask."),
        broken("health-has-no-circle")
            .write("/health\"\nproof", "/health\"\n    needs: [web]\nproof")
            .says(17, "check 'web' needs itself, by way of the checks that it needs."),
        broken("users-are-moved")
            .write(
                "traffic:\n  shop: {route53: shop.example.com, zone: Z04EXAMPLE, policy: failover, ttl: 30s, flip: records}\n",
                "")
            .says(1, "there is no traffic, so a failover moves no users."),
        broken("failover-records-are-two")
            .write("standby: eu-west-1", "standby: [eu-west-1, eu-west-3]")
            .write("allowed-regions: [", "allowed-regions: [eu-west-3, ")
            .says(
                12,
                "failover records know one PRIMARY and one SECONDARY, but the application has 3 regions."),
        broken("sets-of-all-regions")
            .write("ttl: 30s", "ttl: 30s, sets: {eu-west-1: dub}")
            .says(
                12,
                "some regions' set identifiers are given, but not those of all of [eu-central-1, eu-west-1]."),
        broken("sets-differ")
            .write("ttl: 30s", "ttl: 30s, sets: {eu-west-1: a, eu-central-1: a}")
            .says(12, "two regions share a set identifier, so their records cannot be told apart."),
        broken("record-is-named-once")
            .write(
                "traffic:\n",
                "traffic:\n  again: {route53: shop.example.com, zone: Z04EXAMPLE, policy: failover, ttl: 30s, flip: records}\n")
            .says(13, "shop.example.com stands under traffic twice."),
        broken("inversion-needs-failover-records")
            .write(
                "failover, ttl: 30s, flip: records",
                "latency, ttl: 30s, flip: health-check, health-checks: {eu-central-1: hc}")
            .says(12, "a health check can be turned over for failover records alone."),
        broken("inversion-needs-a-check")
            .write("flip: records", "flip: health-check")
            .says(
                12,
                "flip: health-check turns the check behind eu-central-1's record over, and that one is not given."),
        broken("checks-are-used")
            .write("ttl: 30s", "ttl: 30s, health-checks: {eu-central-1: hc}")
            .says(
                12, "these health checks are not used, since the records are flipped themselves."),
        broken("enough-approvers")
            .write("needs: 1", "needs: 3")
            .says(19, "3 approvals are needed, but there are 2 approvers."),
        broken("approver-is-named-once")
            .write("[on-call, lead]", "[on-call, lead, on-call]")
            .says(19, "on-call is named twice among the approvers, and counts once."),
        broken("escalation-has-a-sender")
            .write("needs: 1", "needs: 1, escalate: [lead]")
            .says(19, "lead is to be written to, and no channel says from which address."),
        broken("initiator-cannot-approve")
            .write("needs: 1", "needs: 2")
            .says(
                19,
                "approvals needed and approvers are both 2, so when one of them starts the run nobody can pass it."),
        broken("gate-within-rto")
            .write("within: 10m", "within: 1h")
            .says(19, "this gate may stay open for 1h, longer than the RTO of 15m."),
        broken("gate-holds")
            .write("within: 10m", "within: 10m, on-expiry: proceed")
            .says(19, "when nobody answers in time the run goes on as if approved."),
        broken("old-primary-can-be-closed")
            .write("    closed-security-groups: {eu-central-1: sg-0a, eu-west-1: sg-0b}\n", "")
            .says(
                7,
                "after a forced failover orders cannot be closed to writers: what still writes in the old region besides these services goes on writing, and that is lost."),
        broken("every-region-can-be-closed")
            .write(", eu-west-1: sg-0b", "")
            .says(
                8,
                "orders has closed security groups for some regions but not for all of them, so after a second failover it could not be closed to writers."),
        broken("regional-data-are-named")
            .write("databases:\n", "databases:\n" + SHARED)
            .says(
                7,
                "of crm only the tables person are in every region; what else its customers have in a region stays there and is out of reach when it is lost, and nothing here says what."),
        broken("cluster-is-named-once")
            .write(
                "databases:\n",
                "databases:\n  first: {aurora-global: shop-orders, closed-security-groups: {eu-central-1: sg-0a, eu-west-1: sg-0b}}\n")
            .says(8, "global cluster shop-orders stands under databases twice."),
        broken("service-is-named-once")
            .write("services:\n", "services:\n  first: {ecs: shop/web, normal: 1}\n")
            .says(11, "shop/web stands under services twice."),
        broken("name-is-free")
            .write(
                "databases:\n",
                "databases:\n  services: {aurora-global: x, closed-security-groups: {eu-central-1: sg-0a, eu-west-1: sg-0b}}\n")
            .says(
                6,
                "a database cannot be called 'services', for the step fence-services is another."),
        broken("topic-is-an-arn")
            .write("arn:aws:sns:{region}:111122223333:alerts.fifo", "alerts")
            .says(21, "'alerts' is not the ARN of an SNS topic."),
        broken("topic-is-an-arn")
            .write("sns:{region}:", "sns:frankfurt:")
            .says(
                21,
                "'arn:aws:sns:frankfurt:111122223333:alerts.fifo' is not the ARN of an SNS topic."),
        broken("topic-outlives-the-region")
            .write("sns:{region}:", "sns:eu-central-1:")
            .says(
                21,
                "this topic lives in one of the application's regions: when that one is lost, nobody is told."),
        broken("secret-outlives-the-region")
            .write(
                "news: {sns",
                "page: {pagerduty: \"arn:aws:secretsmanager:eu-central-1:111122223333:secret:key\"}\n"
                    + "  news: {sns")
            .says(
                21,
                "this secret lives in one of the application's regions: when that one is lost, page"
                    + " cannot be told."),
        broken("somebody-is-woken")
            .write("alerts.fifo\"}", "alerts.fifo\", tells: [mail, news]}")
            .says(
                21,
                "none of these is told what wakes people: that a region is left by force, that a"
                    + " gate waits, that a run is paused."),
        broken("residency")
            .write(
                "news: {sns",
                "desk: {webhook: \"https://ops.us-east-1.example.com/\", sign-with: key}\n"
                    + "  news: {sns")
            .says(
                21,
                "us-east-1 is not one of the allowed regions, so nothing may be placed in it or sent"
                    + " to it."),
        broken("gate-names-a-step")
            .write("promote-orders: {when", "promote-order: {when")
            .says(19, "no step is called 'promote-order', so this gate would hold nothing."),
        broken("change-names-a-step")
            .write("scale-web:", "scale-wob:")
            .says(28, "no step is called 'scale-wob', and this says not what a new one shall do."),
        broken("new-step-has-its-own-name")
            .write("scale-web: {expected: 90s}", "scale-web: {notify: news}")
            .says(28, "'scale-web' is a derived step already; a new step needs a name of its own."),
        broken("step-does-one-thing")
            .write("scale-web: {expected: 90s}", "both: {notify: news, scale: web}")
            .says(28, "'both' is to do several things: notify, scale."),
        broken("skip-is-for-derived-steps")
            .write("scale-web: {expected: 90s}", "tell: {notify: news, skip: later}")
            .says(28, "'tell' is a step of your own; it need not be skipped."),
        broken("subject-belongs-to-notify")
            .write("expected: 90s", "subject: hello")
            .says(28, "subject belongs to notify."),
        broken("urgency-belongs-to-notify")
            .write("expected: 90s", "urgency: page")
            .says(28, "urgency belongs to notify."),
        broken("seen-from-belongs-to-validate")
            .write("expected: 90s", "seen-from: users")
            .says(28, "seen-from belongs to validate."),
        broken("tasks-belongs-to-scale")
            .write("expected: 90s", "tasks: 9")
            .says(28, "tasks belongs to scale."),
        broken("after-names-a-step")
            .write("expected: 90s", "after: [promote]")
            .says(28, "no step is called 'promote'."),
        broken("before-names-a-step")
            .write("expected: 90s", "before: [flip]")
            .says(28, "no step is called 'flip'."),
        broken("no-circle")
            .write("expected: 90s", "after: [flip-shop]")
            .says(
                28,
                "steps wait for each other in a circle: scale-web waits for flip-shop waits for validate-standby waits for scale-web."),
        broken("nothing-is-skipped")
            .write("expected: 90s", "skip: scaled by others")
            .says(28, "'scale-web' is left out of every failover."),
        broken("expected-within-budget")
            .write("expected: 90s", "budget: 10s")
            .says(28, "'scale-web' is expected to take longer than it may."),
        broken("budget-within-rto")
            .write("expected: 90s", "budget: 20m")
            .says(28, "'scale-web' alone may take longer than the RTO."),
        broken("rto-can-be-met")
            .write("rto: 15m", "rto: 2m")
            .write("within: 10m", "within: 1m")
            .says(
                4,
                "the expected times alone add up to 3m12s on the way hold-lag-orders, approve-promote-orders, fence-services, fence-orders, promote-orders, validate-standby, flip-shop, validate-from-outside, tell-news-recovered, and the RTO is 2m."),
        broken("failure-does-not-pass")
            .write("scale-web: {expected: 90s}", "promote-orders: {on-failure: continue}")
            .says(28, "when 'promote-orders' fails the run would go on as if it were done."),
        broken("failure-does-not-pass")
            .write("scale-web: {expected: 90s}", "fence-services: {on-failure: continue}")
            .says(28, "when 'fence-services' fails the run would go on as if it were done."),
        broken("failure-does-not-pass")
            .write("expected: 90s", "on-failure: continue")
            .says(28, "when 'scale-web' fails the run would go on as if it were done."),
        broken("failure-does-not-pass")
            .write("scale-web: {expected: 90s}", "hold-lag-orders: {on-failure: continue}")
            .says(28, "when 'hold-lag-orders' fails the run would go on as if it were done."),
        broken("failure-does-not-pass")
            .write("scale-web: {expected: 90s}", "validate-standby: {on-failure: continue}")
            .says(28, "when 'validate-standby' fails the run would go on as if it were done."),
        broken("gate-stands-sometime")
            .write("promote-orders: {when: forced", "fence-orders: {when: graceful")
            .says(
                19,
                "'fence-orders' is not a step of a graceful failover or failback, so this gate never stands."),
        broken("lag-before-promotion")
            .write("scale-web: {expected: 90s}", "promote-orders: {after: [fence-orders]}")
            .says(
                28,
                "'promote-orders' would promote before 'hold-lag-orders' has held the lag against the RPO, so more could be lost than the objective allows."),
        broken("fence-before-promotion")
            .write("scale-web: {expected: 90s}", "promote-orders: {after: [hold-lag-orders]}")
            .says(
                28,
                "'promote-orders' would promote before 'fence-orders' has stopped the old writers, so two regions could write at once."),
        broken("held-before-fence")
            .write("scale-web: {expected: 90s}", "hold-lag-orders: {after: [fence-services]}")
            .says(
                28,
                "'fence-services' would stop the old region before 'hold-lag-orders' has let the promotion pass, so nobody would serve while that one holds the run."),
        broken("held-before-fence")
            .write(
                "scale-web: {expected: 90s}",
                "ask: {gate: {approvers: [lead]}, after: [fence-orders], before: [promote-orders]}")
            .says(
                28,
                "'fence-orders' would stop the old region before 'ask' has let the promotion pass, so nobody would serve while that one holds the run."),
        broken("promotion-before-flip")
            .write("scale-web: {expected: 90s}", "flip-shop: {after: [scale-web]}")
            .says(
                28,
                "'flip-shop' would send users over before 'promote-orders' has made the region's database writable."),
        broken("scale-before-flip")
            .write("scale-web: {expected: 90s}", "flip-shop: {after: [promote-orders]}")
            .says(
                28,
                "'flip-shop' would send users over before 'scale-web' has brought enough tasks up."),
        broken("validation-before-flip")
            .write("scale-web: {expected: 90s}", "flip-shop: {after: [promote-orders, scale-web]}")
            .says(
                28,
                "'flip-shop' would send users over before 'validate-standby' has seen that the region is healthy."),
        broken("flip-before-outside")
            .write(
                "scale-web: {expected: 90s}", "validate-from-outside: {after: [validate-standby]}")
            .says(
                28,
                "'validate-from-outside' would look from outside before 'flip-shop' has sent users over."),
        broken("cron-can-be-read")
            .write(
                "contacts:\n",
                "schedules:\n  s: {preset: daily-check, cron: \"0 25 * * *\"}\ncontacts:\n")
            .says(
                23,
                "'0 25 * * *' is not a time that cron knows: its hour is '25', which is not 0 to 23."),
        broken("cron-can-be-read")
            .write("contacts:\n", "schedules:\n  s: {work: check, cron: \"0 3 * *\"}\ncontacts:\n")
            .says(
                23, "'0 3 * *' is not a time that cron knows: it has 4 fields, and cron has five."),
        broken("cron-can-be-read")
            .write(
                "contacts:\n", "schedules:\n  s: {work: check, cron: \"0 3 30 2 *\"}\ncontacts:\n")
            .says(23, "'0 3 30 2 *' is not a time that cron knows: no month has that day."),
        broken("cron-can-be-read")
            .write(
                "contacts:\n", "schedules:\n  s: {work: check, cron: \"0 3 30 2 1\"}\ncontacts:\n")
            .says(23, "'0 3 30 2 1' is not a time that cron knows: no month has that day."),
        broken("marker-has-a-database")
            .write("contacts:\n", "schedules:\n  s: {preset: markers}\ncontacts:\n")
            .says(23, "Lifeboat may look into no database, so no marker can be written."),
        broken("isolated-drill-starts-a-service")
            .write("contacts:\n", "schedules:\n  s: {preset: weekly-drill}\ncontacts:\n")
            .says(
                23, "no service has drill, so an isolated drill starts none of them on the side."),
        broken("secret-in-each-region")
            .write(
                "aurora-global: shop-orders\n",
                "aurora-global: shop-orders\n    data: {database: shop, secret: \"arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders\"}\n")
            .says(
                8,
                "this secret lives in one region, so when that one is lost nobody can look into orders."),
        broken("residency")
            .write(
                "aurora-global: shop-orders\n",
                "aurora-global: shop-orders\n    data: {database: shop, secret: \"arn:aws:secretsmanager:us-east-1:111122223333:secret:orders\"}\n")
            .says(
                8,
                "us-east-1 is not one of the allowed regions, so nothing may be placed in it or sent to it."),
        broken("drill-endpoint-names-database")
            .write(
                "needs: [orders]",
                "needs: [orders], drill: {port: 80, endpoints: {orders: A, bills: B}}")
            .says(10, "there is no database 'bills'."),
        broken("drill-keeps-off-production")
            .write("needs: [orders]", "needs: [orders], drill: {port: 80}")
            .says(
                10,
                "on the side 'web' would use the real orders, for its endpoints do not say where it reads that host name."),
        broken("drill-asks-something")
            .write(
                "services:\n",
                "services:\n  mail: {ecs: shop/mail, normal: 1, drill: {port: 80}}\n")
            .says(
                10,
                "no health check is called 'mail', so nothing is asked of its tasks on the side."),
        broken("standby-is-smaller")
            .write("normal: 4", "normal: 4, standby: 5")
            .says(10, "'web' would have more tasks in standby than serve the users."),
        broken("standby-group-is-smaller")
            .write(
                "services:\n", "services:\n  mail: {auto-scaling: mail, normal: 2, standby: 3}\n")
            .says(10, "'mail' would have more instances in standby than serve the users."),
        broken("service-name-is-free")
            .write("services:\n", "services:\n  down-web: {ecs: shop/mail, normal: 1}\n")
            .says(
                10,
                "a service cannot be called 'down-web', for the step scale-down-web is another."),
        broken("users-are-watched-with-measure")
            .write("good-answers: 3", "good-answers: 3, watch-users: 10ms")
            .says(17, "asking more often than ten times a second is a load of its own."),
        broken("canary-is-possible")
            .write("policy: failover", "policy: latency")
            .write("gates:\n", "failback: {canary: 5}\ngates:\n")
            .says(12, "the users of shop are moved back at once, for its records know no shares."),
        broken("watch-outlasts-ttl")
            .write("gates:\n", "failback: {watch: 20s}\ngates:\n")
            .says(
                18,
                "the first users are watched for 20s, and resolvers may keep the old answer of shop for 30s, so hardly any have come by then."),
        broken("commit-is-meant")
            .write("gates:\n", "commit: {within: 30m, on-expiry: roll-back}\ngates:\n")
            .says(18, "when nobody commits within 30m the move is rolled back, and users notice."),
        broken("companion-goes-alone")
            .write("good-answers: 3", "good-answers: 3, watch-users: 1s")
            .write("expected: 90s", "after: [watch-users]")
            .says(
                28,
                "'watch-users' accompanies the whole run, so no step waits for it, and it waits for none."),
        broken("companion-goes-alone")
            .write("good-answers: 3", "good-answers: 3, watch-users: 1s")
            .write("  promote-orders: {when: forced", "  watch-users: {when: forced")
            .says(
                19,
                "'watch-users' accompanies the whole run, so no step waits for it, and it waits for none."),
        broken("change-names-a-step")
            .write(
                "  failover:\n    steps:\n      scale-web: {expected: 90s}",
                "  failback:\n    steps:\n      fence-orders: {expected: 9s}")
            .says(
                28, "no step is called 'fence-orders', and this says not what a new one shall do."),
        broken("nothing-is-skipped")
            .write(
                "  failover:\n    steps:\n      scale-web: {expected: 90s}",
                "  failback:\n    steps:\n      catch-up-orders: {skip: never}")
            .says(28, "'catch-up-orders' is left out of every failback."),
        broken("failure-does-not-pass")
            .write(
                "  failover:\n    steps:\n      scale-web: {expected: 90s}",
                "  failback:\n    steps:\n      rejoin-orders: {on-failure: continue}")
            .says(28, "when 'rejoin-orders' fails the run would go on as if it were done."),
        broken("no-circle")
            .write(
                "  failover:\n    steps:\n      scale-web: {expected: 90s}",
                "  failback:\n    steps:\n      rejoin-orders: {after: [flip-shop]}")
            .says(
                28,
                "steps wait for each other in a circle: rejoin-orders waits for flip-shop waits for watch-canary waits for canary-shop waits for validate-primary waits for promote-orders waits for catch-up-orders waits for rejoin-orders."),
        broken("rejoin-before-open")
            .write(
                "  failover:\n    steps:\n      scale-web: {expected: 90s}",
                "  failback:\n    steps:\n      open-orders: {after: []}")
            .says(
                28,
                "'open-orders' would let writers in before 'rejoin-orders' has made the region a replica, so two regions could be written to."),
        broken("open-before-services")
            .write(
                "  failover:\n    steps:\n      scale-web: {expected: 90s}",
                "  failback:\n    steps:\n      open-services: {after: [rejoin-orders]}")
            .says(
                28,
                "'open-services' would let services run before 'open-orders' has let them in to their database."),
        broken("catch-up-before-promotion")
            .write(
                "  failover:\n    steps:\n      scale-web: {expected: 90s}",
                "  failback:\n    steps:\n      promote-orders: {after: [open-orders, scale-web]}")
            .says(
                28,
                "'promote-orders' would promote before 'catch-up-orders' has seen that the region has caught up."),
        broken("open-before-promotion")
            .write(
                "  failover:\n    steps:\n      scale-web: {expected: 90s}",
                "  failback:\n    steps:\n      promote-orders: {after: [catch-up-orders]}")
            .says(
                28,
                "'promote-orders' would make a database the writer before 'open-orders' has lifted its fence."),
        broken("promotion-before-flip")
            .write(
                "  failover:\n    steps:\n      scale-web: {expected: 90s}",
                "  failback:\n    steps:\n      canary-shop: {after: [scale-web]}")
            .says(
                28,
                "'canary-shop' would send users over before 'promote-orders' has made the region's database writable."),
        broken("canary-before-watch")
            .write(
                "  failover:\n    steps:\n      scale-web: {expected: 90s}",
                "  failback:\n    steps:\n      watch-canary: {after: [validate-primary]}")
            .says(28, "'watch-canary' would watch before 'canary-shop' has sent any users."),
        broken("watch-before-the-rest")
            .write(
                "  failover:\n    steps:\n      scale-web: {expected: 90s}",
                "  failback:\n    steps:\n      flip-shop: {after: [canary-shop]}")
            .says(
                28,
                "'flip-shop' would send the rest of the users before 'watch-canary' has watched the first ones."),
        broken("canary-before-the-rest")
            .write(
                "  failover:\n    steps:\n      scale-web: {expected: 90s}",
                "  failback:\n    steps:\n      flip-shop: {after: [validate-primary]}")
            .says(
                28,
                "'flip-shop' would send the rest of the users before 'canary-shop' has sent the first ones."),
        broken("stop-before-start")
            .write("traffic:\n", "jobs: {nightly: {rules: [bill]}}\ntraffic:\n")
            .write("scale-web: {expected: 90s}", "start-nightly: {after: [scale-web]}")
            .says(
                29,
                "'start-nightly' would start work before 'stop-nightly' has stopped it in the region that is left, so the same work could be done twice."),
        broken("promotion-before-consumers")
            .write("traffic:\n", "jobs: {nightly: {rules: [bill]}}\ntraffic:\n")
            .write("scale-web: {expected: 90s}", "start-nightly: {after: [stop-nightly]}")
            .says(
                29,
                "'start-nightly' would start work before 'promote-orders' has made the data writable that it writes."),
        broken("services-before-consumers")
            .write("traffic:\n", "jobs: {nightly: {rules: [bill]}}\ntraffic:\n")
            .write("scale-web: {expected: 90s}", "start-nightly: {after: [promote-orders]}")
            .says(
                29,
                "'start-nightly' would start work before 'scale-web' has brought up what does it."),
        broken("configuration-before-services")
            .write("traffic:\n", "configuration: {keys: {secret: shop/keys}}\ntraffic:\n")
            .write("scale-web: {expected: 90s}", "scale-web: {after: []}")
            .says(
                29,
                "'scale-web' would start services before 'check-keys' has seen to what they read when they start."),
        broken("configuration-before-flip")
            .write("traffic:\n", "configuration: {keys: {secret: shop/keys}}\ntraffic:\n")
            .write("scale-web: {expected: 90s}", "flip-shop: {after: [promote-orders]}")
            .says(
                29,
                "'flip-shop' would send users over before 'check-keys' has seen to what services read."),
        broken("promotion-before-sequences")
            .write("services:\n", SHARED + "services:\n")
            .write("scale-web: {expected: 90s}", "carry-sequences-crm: {after: []}")
            .says(
                30,
                "'carry-sequences-crm' would carry numbers over before 'promote-crm' has made the data writable."),
        broken("sequences-before-flip")
            .write("services:\n", SHARED + "services:\n")
            .write("scale-web: {expected: 90s}", "flip-shop: {after: [promote-orders]}")
            .says(
                30,
                "'flip-shop' would let users write before 'carry-sequences-crm' has carried numbers over, so new rows could bear old ones."),
        broken("promotion-before-comparison")
            .write("services:\n", SHARED + "services:\n")
            .write("scale-web: {expected: 90s}", "compare-schema-crm: {after: []}")
            .says(
                30,
                "'compare-schema-crm' would compare before 'promote-crm' has ended replication, and find what is only late."),
        broken("schema-before-flip")
            .write("services:\n", SHARED + "services:\n")
            .write("scale-web: {expected: 90s}", "flip-shop: {after: [promote-orders]}")
            .says(
                30,
                "'flip-shop' would send users over before 'compare-schema-crm' has seen that their data are as they were."),
        broken("promotion-before-warm-up")
            .write("    aurora-global: shop-orders\n", WARM)
            .write("scale-web: {expected: 90s}", "warm-orders: {after: []}")
            .says(30, "'warm-orders' would warm what 'promote-orders' makes cold again."),
        broken("warm-up-before-flip")
            .write("    aurora-global: shop-orders\n", WARM)
            .write("scale-web: {expected: 90s}", "flip-shop: {after: [validate-standby]}")
            .says(
                30,
                "'flip-shop' would send users over before 'warm-orders' has warmed what they ask for."),
        broken("lag-before-flip")
            .write("traffic:\n", "stores: {carts: {dynamodb: shop-carts}}\ntraffic:\n")
            .write("scale-web: {expected: 90s}", "flip-shop: {after: [validate-standby]}")
            .says(
                29,
                "'flip-shop' would send users over before 'hold-lag-carts' has held the lag against the RPO, so they could miss more of their data than the objective allows."),
        broken("by-itself-needs-failover-records")
            .write(
                "policy: failover, ttl: 30s, flip: records",
                "policy: latency, ttl: 30s, flip: by-itself")
            .says(
                12,
                "only failover records turn by themselves as a plan with a primary region needs it."),
        broken("by-itself-waits-for-no-promotion")
            .write("flip: records", "flip: by-itself")
            .says(
                12,
                "records that turn by themselves do not wait until a database takes writes in the new region."),
        broken("steps-take-their-values")
            .write("traffic:\n", "configuration: {all: {parameters: [/shop/]}}\ntraffic:\n")
            .says(11, "'/shop/' is neither a path nor a name of parameters; write one like /shop."),
        broken("own-steps-take-their-values")
            .write(
                "scale-web: {expected: 90s}",
                "again: {do: {action: RebootRds, with: {database: crm, region: \"{to}\"}}}")
            .says(28, "RebootRds also needs instance."),
        broken("step-deploys-service")
            .write(
                "scale-web: {expected: 90s}",
                "fix: {do: {deploy: mail, task-definition: \"mail:2\"}, before: [flip-shop]}")
            .says(28, "there is no service 'mail' on ECS."),
        broken("new-instances-are-described")
            .write(
                "services:\n",
                "  crm: {rds: {eu-central-1: crm-fra, eu-west-1: crm-dub}}\nservices:\n")
            .says(
                9,
                "when crm comes home an instance is made anew, and what it is given is not said for every region."),
        broken("instance-in-each-region")
            .write("services:\n", "  crm: {rds: {eu-central-1: crm-fra}}\nservices:\n")
            .says(9, "crm has no instance in some of the application's regions."),
        broken("flip-needs-us-east-1")
            .write(", flip: records", "")
            .says(
                12,
                "the users of shop are moved by a change of records, which needs Route 53's control plane in us-east-1: when that is gone as well, they stay where they are."),
        broken("origins-need-us-east-1")
            .write(
                "health:\n",
                "  pages: {cloudfront: E2EXAMPLE1234, origins: {eu-central-1: a, eu-west-1: b}}\nhealth:\n")
            .says(
                13,
                "the users of pages are moved by a change of distribution E2EXAMPLE1234, which needs CloudFront's control plane in us-east-1: when that is gone, they stay where they are."),
        broken("steps-take-their-values")
            .write(
                "health:\n",
                "  pages: {cloudfront: E2EXAMPLE1234, origins: {eu-central-1: a}, flip: by-itself}\nhealth:\n")
            .says(1, "an origin of distribution E2EXAMPLE1234 is missing."),
        broken("share-needs-weights")
            .write("flip: records", "flip: records, share: {eu-central-1: 1, eu-west-1: 1}")
            .says(12, "shop has failover records, and only weighted ones can share users out."),
        broken("share-changes-records")
            .write(
                "failover, ttl: 30s, flip: records",
                "weighted, ttl: 30s, flip: by-itself, share: {eu-central-1: 1, eu-west-1: 1}")
            .says(
                12,
                "users are shared out by changing records, and these are turned by something else."),
        broken("share-leaves-somewhere-to-go")
            .write(
                "failover, ttl: 30s, flip: records",
                "weighted, ttl: 30s, flip: records, share: {eu-west-1: 1}")
            .says(12, "share names no region that is left when one of them is lost."),
        broken("weights-of-each-region")
            .write("flip: records", "flip: records, weights: \"{region}.users.example.com\"")
            .says(
                12,
                "weights names the records that share each region's users out, and without share and {region} there are none."),
        broken("region-of-the-application")
            .write(
                "failover, ttl: 30s, flip: records",
                "weighted, ttl: 30s, flip: records, share: {eu-central-1: 1, eu-west-1: 1, us-east-1: 1}")
            .says(12, "the application does not live in us-east-1."),
        broken("outside-before-settling")
            .write("normal: 4", "normal: 4, standby: 1")
            .write(
                "  failover:\n    steps:\n      scale-web: {expected: 90s}",
                "  failback:\n    steps:\n      scale-down-web: {after: [flip-shop]}")
            .says(
                28,
                "'scale-down-web' would take away what users need before 'validate-from-outside' has seen that they are served elsewhere."),
        broken("flip-before-settling")
            .write("normal: 4", "normal: 4, standby: 1")
            .write(
                "  failover:\n    steps:\n      scale-web: {expected: 90s}",
                "  failback:\n    steps:\n      scale-down-web: {after: [validate-primary]}")
            .says(
                28,
                "'scale-down-web' would take away what users need before 'flip-shop' has sent them elsewhere."));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("plans")
  void aBrokenRuleIsSaidWithItsLine(BrokenPlan broken) throws Exception {
    Reading reading = PlanReader.read("shop.yaml", broken.text());
    assertThat(reading.findings())
        .as(reading.findings().toString())
        .anyMatch(f -> f.line() == broken.line() && f.what().equals(broken.what()));
    assertThat(PlanRules.breaches(broken.bound()))
        .filteredOn(breach -> breach.what().equals(broken.what()))
        .extracting(Breach::rule)
        .containsOnly(broken.rule());
  }

  @Test
  void everyRuleHasAPlanThatBreaksIt() {
    assertThat(plans().map(BrokenPlan::rule).distinct())
        .containsExactlyInAnyOrderElementsOf(PlanRules.all().stream().map(Rule::name).toList());
  }

  @Test
  void aMessageMayFailAndHoldNothingUp() {
    String text =
        broken("")
            .write("scale-web: {expected: 90s}", "tell-news-recovered: {on-failure: continue}")
            .text();
    assertThat(PlanReader.read("good.yaml", text).findings()).isEmpty();
  }

  @Test
  void aMarkerMayFailAndHoldNothingUpAndSoMayTheTasksThatAreTooMany() {
    String text =
        broken("")
            .write("normal: 4", "normal: 4, standby: 1")
            .write(
                "aurora-global: shop-orders\n",
                "aurora-global: shop-orders\n    data: {database: shop, secret:"
                    + " \"arn:aws:secretsmanager:{region}:111122223333:secret:orders\"}\n")
            .write(
                "scale-web: {expected: 90s}",
                "check-marker-orders: {on-failure: continue}\n"
                    + "  failback: {steps: {scale-down-web: {on-failure: continue}}}")
            .text();
    assertThat(PlanReader.read("good.yaml", text).findings()).isEmpty();
  }

  @Test
  void aGateOrAChangeOfOneProcedureIsNothingToTheOther() {
    String text =
        broken("")
            .write(
                "promote-orders: {when",
                "catch-up-orders: {approvers: [on-call, lead], within: 1h}\n  promote-orders: {when")
            .write(
                "  failover:\n",
                "  failback: {steps: {rejoin-orders: {expected: 7m}, more: {scale: web, tasks:"
                    + " 5, after: [approve-catch-up-orders]}}}\n  failover:\n")
            .text();
    assertThat(PlanReader.read("good.yaml", text).findings()).isEmpty();
  }

  @Test
  void theGoodPlanHasNoFinding() {
    assertThat(PlanReader.read("good.yaml", BrokenPlan.good()).findings()).isEmpty();
  }

  @Test
  void everythingWrongIsSaidAtOnce() {
    String text =
        broken("")
            .write("ttl: 30s", "ttl: 30, tll: 5s")
            .write("needs: [orders]", "needs: [oders]")
            .write("normal: 4", "normal: four")
            .write("[on-call, lead]", "[on-call, boss]")
            .text();
    assertThat(PlanReader.read("shop.yaml", text).findings())
        .extracting(f -> f.line() + " " + f.what() + " " + f.mend())
        .containsExactly(
            "10 'four' is not a whole number from 1 to 10000. Write one like 1.",
            "10 there is no database 'oders'. Name one of the databases: orders.",
            "12 '30' is not a duration. Write one like 30s.",
            "12 'tll' means nothing here. Did you mean ttl?",
            "19 there is no contact 'boss'. Add it under contacts, or name one of: lead, on-call.");
  }
}
