import ballerina/io;
import ballerinax/kafka;

configurable string server = ?;

type Order record {|
    string id;
    int qty;
    string note = "none";
|};

type OrderRecord record {|
    *kafka:AnydataConsumerRecord;
    string key?;
    Order value;
|};

public function main() returns error? {
    kafka:Producer p = check new (server, acks = kafka:ACKS_ALL, retryCount = 3, compressionType = kafka:COMPRESSION_ZSTD);
    check p->send({topic: "orders", value: {id: "a", qty: 1}, key: "k1"});
    Order b = {id: "b", qty: 2, note: "x"};
    check p->send({topic: "orders", value: b, partition: 0, timestamp: 1700000000000});
    kafka:RecordMetadata md = check p->sendWithMetadata({topic: "orders", value: {id: "c", qty: 3}});
    io:println(md.topic, " ", md.partition, " ", md.offset, " ", md.serializedKeySize, " ", md.serializedValueSize);
    check p->'flush();
    kafka:TopicPartition[] tps = check p->getTopicPartitions("orders");
    io:println(tps);

    kafka:Consumer c = check new (server, {groupId: "g", topics: ["orders"], offsetReset: kafka:OFFSET_RESET_EARLIEST, autoCommit: false});
    OrderRecord[] rs = check c->poll(10);
    foreach OrderRecord r in rs {
        io:println(r.key, " ", r.value, " ", r.offset);
    }
    io:println(rs[1].timestamp);
    kafka:TopicPartition tp = {topic: "orders", partition: 0};
    io:println(check committed(c, tp));
    check c->'commit();
    io:println(check committed(c, tp));
    check c->commitOffset([{partition: tp, offset: 1}]);
    io:println(check committed(c, tp));
    int at = check c->getPositionOffset(tp);
    kafka:TopicPartition[] assigned = check c->getAssignment();
    string[] topics = check c->getSubscription();
    io:println(at, " ", assigned, " ", topics);
    check c->seek({partition: tp, offset: 2});
    Order[] os = check c->pollPayload(10);
    io:println(os);
    check c->close();

    kafka:Consumer hand = check new (server);
    check hand->assign([tp]);
    check hand->seekToBeginning([tp]);
    kafka:BytesConsumerRecord[] raw = check hand->poll(10);
    io:println(raw.length(), " ", check string:fromBytes(raw[0].value));
    kafka:PartitionOffset[] ends = check hand->getEndOffsets([tp]);
    kafka:PartitionOffset[] starts = check hand->getBeginningOffsets([tp], 5);
    io:println(starts, ends);
    check hand->pause([tp]);
    kafka:TopicPartition[] paused = check hand->getPausedPartitions();
    io:println(paused);
    check hand->resume([tp]);
    kafka:TopicPartitionOffset[] found = check hand->offsetsForTimes([[tp, 1700000000000]]);
    kafka:TopicPartitionOffset[] later = check hand->offsetsForTimes([[tp, 99999999999999]], 5);
    io:println(found[0][1]?.offset, " ", later[0][1] is ());
    string[] all = check hand->getAvailableTopics();
    io:println(all.indexOf("orders") is int);
    check hand->close(1);
    check p->close();
}

function committed(kafka:Consumer c, kafka:TopicPartition tp) returns int?|error {
    kafka:PartitionOffset? o = check c->getCommittedOffset(tp);
    return o?.offset;
}

// It prints
// @output orders 0 2 -1 19
// @output [{"topic":"orders","partition":0}]
// @output k1 {"id":"a","qty":1,"note":"none"} {"partition":{"topic":"orders","partition":0},"offset":0}
// @output  {"id":"b","qty":2,"note":"x"} {"partition":{"topic":"orders","partition":0},"offset":1}
// @output  {"id":"c","qty":3,"note":"none"} {"partition":{"topic":"orders","partition":0},"offset":2}
// @output 1700000000000
// @output 
// @output 3
// @output 1
// @output 3 [{"topic":"orders","partition":0}] ["orders"]
// @output [{"id":"c","qty":3,"note":"none"}]
// @output 3 {"id":"a", "qty":1}
// @output [{"partition":{"topic":"orders","partition":0},"offset":0}][{"partition":{"topic":"orders","partition":0},"offset":3}]
// @output [{"topic":"orders","partition":0}]
// @output 0 true
// @output true
