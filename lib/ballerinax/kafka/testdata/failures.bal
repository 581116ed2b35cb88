import ballerina/io;
import ballerinax/kafka;

configurable string server = ?;
configurable string nobody = ?;

type Order record {|
    string id;
    int qty;
|};

public function main() returns error? {
    kafka:Producer p = check new (server);
    check p->send({topic: "mixed", value: {id: "a", qty: 1}});
    check p->send({topic: "mixed", value: {id: "b", qty: "many"}});
    check p->send({topic: "mixed", value: {id: "c", qty: 3}});
    kafka:Consumer c = check new (server, groupId = "g", topics = "mixed", offsetReset = "earliest", autoSeekOnValidationFailure = false);
    Order[] first = check c->pollPayload(10);
    io:println(first);
    foreach int i in 0 ..< 2 {
        Order[]|kafka:Error bad = c->pollPayload(10);
        if bad is kafka:PayloadBindingError {
            io:println(bad.message());
            io:println(bad.detail());
            if i == 1 {
                kafka:PartitionOffset at = bad.detail();
                check c->seek({partition: at.partition, offset: at.offset + 1});
            }
        }
    }
    Order[] last = check c->pollPayload(10);
    io:println(last);
    check c->close();
    kafka:Consumer passing = check new (server, groupId = "h", topics = "mixed", offsetReset = "earliest");
    Order[] both = check passing->pollPayload(10);
    io:println(both);
    check passing->close();
    kafka:Error? again = passing->close();
    io:println(again);
    Order[]|kafka:Error late = passing->pollPayload(1);
    io:println(late);

    kafka:Consumer idle = check new (server, groupId = "i");
    Order[]|kafka:Error none = idle->pollPayload(1);
    io:println(none);
    kafka:Error? moved = idle->seek({partition: {topic: "x", partition: 0}, offset: 1});
    io:println(moved);
    check idle->close();
    kafka:Consumer|kafka:Error wrong = new (server, groupId = "j", sessionTimeout = 1, heartBeatInterval = 2);
    io:println(wrong);
    kafka:Consumer|error groupless = trap groupless();
    io:println(groupless is kafka:Error, " ", groupless is error ? groupless.message() : "");

    kafka:Error? far = p->send({topic: "mixed", value: "x", partition: 9});
    io:println(far);
    kafka:Error? negative = p->send({topic: "mixed", value: "x", partition: -1});
    io:println(negative);
    check p->close();
    kafka:Error? closed = p->send({topic: "mixed", value: "x"});
    io:println(closed);
    kafka:Producer|kafka:Error txn = new (server, transactionalId = "t");
    io:println(txn);
    kafka:Producer lonely = check new (nobody, maxBlock = 0.2);
    kafka:Error? unheard = lonely->send({topic: "mixed", value: "x"});
    if unheard is kafka:Error {
        io:println(unheard.message() == string `Server might not be available at ${nobody}. No active connections found.`);
    }
    check lonely->close();
}

function groupless() returns kafka:Consumer|error {
    return new kafka:Consumer(server, topics = "mixed");
}

// It prints
// @output [{"id":"a","qty":1}]
// @output Data binding failed. If needed, please seek past the record to continue consumption.
// @output {"partition":{"topic":"mixed","partition":0},"offset":1}
// @output Data binding failed. If needed, please seek past the record to continue consumption.
// @output {"partition":{"topic":"mixed","partition":0},"offset":1}
// @output [{"id":"c","qty":3}]
// @output [{"id":"a","qty":1},{"id":"c","qty":3}]
// @output 
// @output error Error ("Failed to poll from the Kafka server: This consumer has already been closed.")
// @output error Error ("Failed to poll from the Kafka server: Consumer is not subscribed to any topics or assigned any partitions")
// @output error Error ("Failed to seek the consumer: No current assignment for partition x-0")
// @output error Error ("Cannot connect to the kafka server: Failed to construct kafka consumer",error("Heartbeat must be set lower than the session timeout"))
// @output true The groupId of the consumer must be set to subscribe to the topics
// @output error Error ("Failed to send data to Kafka server: Partition 9 of topic mixed with partition count 1 is not present in metadata after 60000 ms.")
// @output error Error ("Failed to send data to Kafka server: Invalid partition: -1. Partition number should always be non-negative or null.")
// @output error Error ("Failed to send data to Kafka server: Cannot perform operation after producer has been closed")
// @output error Error ("configuration enableIdempotence must be set to true to enable transactional producer")
// @output true
