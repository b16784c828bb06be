#!/bin/sh
# A shell runbook for the same job, as teams write it today: the AWS CLI and its waiters, one command
# after another. It is what Lifeboat's RTO is measured against; see docs/benchmarks.md.
#
#   usage: failover.sh LOST_REGION STANDBY_REGION
#   needs: aws on the PATH, AWS_ENDPOINT_URL, HTTP_VIA (host:port that stands for the internet)
set -eu
lost=$1
standby=$2
account=111122223333
export AWS_MAX_ATTEMPTS=1 AWS_PAGER=""

say() { printf '%s %s\n' "$(date -u +%H:%M:%S)" "$*"; }

say "is $lost down?"
aws ecs describe-services --region "$lost" --cluster web-shop --services storefront checkout \
  --cli-connect-timeout 5 --cli-read-timeout 5 >/dev/null 2>&1 && { say "$lost answers: stopping"; exit 1; }

say "scaling the services of $standby"
for service in storefront:4 checkout:6; do
  name=${service%:*} count=${service#*:}
  aws application-autoscaling register-scalable-target --region "$standby" --service-namespace ecs \
    --scalable-dimension ecs:service:DesiredCount --resource-id "service/web-shop/$name" --min-capacity "$count"
  aws ecs update-service --region "$standby" --cluster web-shop --service "$name" --desired-count "$count" >/dev/null
done
aws ecs wait services-stable --region "$standby" --cluster web-shop --services storefront checkout

say "promoting the database of $standby"
aws rds failover-global-cluster --region "$standby" --global-cluster-identifier web-shop-orders \
  --target-db-cluster-identifier "arn:aws:rds:$standby:$account:cluster:orders-$standby" --allow-data-loss >/dev/null
until [ "$(aws rds describe-global-clusters --region "$standby" --global-cluster-identifier web-shop-orders \
  --query "GlobalClusters[0].GlobalClusterMembers[?contains(DBClusterArn, ':$standby:')].IsWriter | [0]" --output text)" = True ]; do
  sleep 15
done
aws rds wait db-cluster-available --region "$standby" --db-cluster-identifier "orders-$standby"

say "flipping the records"
sets=$(aws route53 list-resource-record-sets --hosted-zone-id Z04EXAMPLE \
  --query "ResourceRecordSets[?Name=='shop.example.com.']" --output json)
batch=$(printf '%s' "$sets" | python3 -c '
import json, sys
swap = {"PRIMARY": "SECONDARY", "SECONDARY": "PRIMARY"}
old = json.load(sys.stdin)
new = [dict(r, Failover=swap[r["Failover"]]) for r in old]
print(json.dumps({"Changes": [{"Action": "DELETE", "ResourceRecordSet": r} for r in old]
                           + [{"Action": "CREATE", "ResourceRecordSet": r} for r in new]}))')
change=$(aws route53 change-resource-record-sets --hosted-zone-id Z04EXAMPLE --change-batch "$batch" \
  --query ChangeInfo.Id --output text)
aws route53 wait resource-record-sets-changed --id "$change"

say "checking the shop from outside"
until curl -fsS -m 2 -o /dev/null -x "http://$HTTP_VIA" http://shop.example.com/health &&
  curl -fsS -m 2 -o /dev/null -x "http://$HTTP_VIA" http://shop.example.com/checkout/health; do
  sleep 5
done
say "served by $standby"
