import ballerina/io;
import ballerina/lang.runtime;
import ballerinax/kafka;

configurable string server = ?;

type Order record {|
    string id;
    int qty;
|};

type OrderRecord record {|
    *kafka:AnydataConsumerRecord;
    Order value;
|};

isolated int seen = 0;

isolated function count(int n) {
    lock {
        seen += n;
    }
}

isolated function await(int n) {
    foreach int i in 0 ..< 1000 {
        lock {
            if seen >= n {
                return;
            }
        }
        runtime:sleep(0.01);
    }
    io:println("never");
}

kafka:Service records = service object {
    remote function onConsumerRecord(kafka:Caller caller, OrderRecord[] & readonly records) returns error? {
        foreach OrderRecord r in records {
            io:println("record ", r.value, " at ", r.offset.offset);
        }
        check caller->'commit();
        count(records.length());
    }
};

kafka:Service payloads = service object {
    remote function onConsumerRecord(@kafka:Payload Order[] orders, kafka:Caller caller) returns kafka:Error? {
        foreach Order o in orders {
            io:println("payload ", o);
        }
        count(orders.length());
    }

    remote function onError(kafka:Error e) {
        if e is kafka:PayloadBindingError {
            io:println("bad ", e.detail().offset);
        }
        count(1);
    }
};

kafka:Service both = service object {
    remote function onConsumerRecord(kafka:BytesConsumerRecord[] records, Order[] orders) returns error? {
        if records.length() != orders.length() {
            io:println("there are ", records.length(), " records and ", orders.length(), " payloads");
        }
        count(records.length());
        return error("of the service");
    }
};

kafka:Service panics = service object {
    int calls = 0;
    remote function onConsumerRecord(anydata[] values) {
        self.calls += 1;
        count(values.length());
        if self.calls == 1 {
            panic error("panicked");
        }
        io:println("goes on");
    }

    remote function onError(kafka:Error e) {
        io:println("error ", e.message());
    }
};

public function main() returns error? {
    kafka:Producer p = check new (server, acks = "all");
    check p->send({topic: "a", value: {id: "a", qty: 1}});
    check p->send({topic: "a", value: {id: "b", qty: 2}});
    kafka:Listener l = check new (server, groupId = "records", topics = ["a"], offsetReset = "earliest", autoCommit = false, pollingInterval = 0.01);
    error? early = l.'start();
    io:println(early);
    check l.attach(records);
    check l.'start();
    await(2);
    check l.gracefulStop();
    // What was committed does not come again.
    check p->send({topic: "a", value: {id: "c", qty: 3}});
    l = check new (server, groupId = "records", topics = ["a"], offsetReset = "earliest", pollingInterval = 0.01);
    check l.attach(records);
    check l.'start();
    await(3);
    error? twice = l.attach(records);
    io:println(twice);
    check l.detach(records);
    error? unknown = l.detach(payloads);
    io:println(unknown);

    check p->send({topic: "b", value: {id: "d", qty: 4}});
    check p->send({topic: "b", value: "nothing"});
    l = check new (server, groupId = "payloads", topics = "b", offsetReset = "earliest", pollingInterval = 0.01, autoSeekOnValidationFailure = false);
    check l.attach(payloads);
    check l.'start();
    await(5);
    check l.immediateStop();

    l = check new (server, groupId = "both", topics = "a", offsetReset = "earliest", pollingInterval = 0.01, concurrentConsumers = 2);
    check l.attach(both);
    check l.'start();
    await(8);
    check l.gracefulStop();

    l = check new (server, groupId = "panics", topics = "p", offsetReset = "earliest", maxPollRecords = 1);
    check p->send({topic: "p", value: 1});
    check p->send({topic: "p", value: 2});
    check l.attach(panics);
    check l.'start();
    await(10);
    check l.gracefulStop();

    l = check new (server, groupId = "none", concurrentConsumers = 0);
    error? none = l.attach(records);
    io:println(none);
    check p->close();
}

// It prints
// @output error Error ("A service must be attached before starting the listener")
// @output record {"id":"a","qty":1} at 0
// @output record {"id":"b","qty":2} at 1
// @output record {"id":"c","qty":3} at 2
// @output error Error ("The service is attached already")
// @output error Error ("A service must be attached before detaching the listener")
// @output payload {"id":"d","qty":4}
// @output bad 1
// @output error panicked
// @output goes on
// @output error Error ("Number of Concurrent consumers should be a positive integer value greater than zero.")
