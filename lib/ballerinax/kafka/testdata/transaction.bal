import ballerina/io;
import ballerinax/kafka;

configurable string server = ?;

final kafka:Producer producer = check new (server, transactionalId = "orders", enableIdempotence = true, acks = kafka:ACKS_ALL);

function send(string[] texts, boolean ok) returns error? {
    transaction {
        foreach string s in texts {
            check producer->send({topic: "committed", value: s.toBytes()});
        }
        if !ok {
            fail error("stop");
        }
        check commit;
    }
}

public function main() returns error? {
    check send(["a", "b"], true);
    error? e = send(["c"], false);
    io:println(e is error ? e.message() : ""); // @output stop
    check send(["d"], true);
    kafka:Consumer consumer = check new (server, groupId = "g", offsetReset = "earliest", topics = "committed",
        isolationLevel = kafka:ISOLATION_COMMITTED);
    string[] got = [];
    foreach int i in 0 ..< 50 {
        kafka:BytesConsumerRecord[] records = check consumer->poll(0.2);
        foreach var r in records {
            got.push(check string:fromBytes(r.value));
        }
        if got.length() >= 3 {
            break;
        }
    }
    io:println(got); // @output ["a","b","d"]
    check consumer->close();
    check producer->close();
}
