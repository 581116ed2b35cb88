import ballerina/io;
import ballerinax/kafka;

configurable string server = ?;

type Texts record {|
    *kafka:AnydataConsumerRecord;
    string key?;
    string value;
    map<string|string[]> headers;
|};

type Bytes record {|
    *kafka:AnydataConsumerRecord;
    byte[] key?;
    byte[] value;
|};

type Point readonly & record {|
    int x;
    decimal y;
|};

function consumer(string topic) returns kafka:Consumer|error {
    kafka:Consumer c = check new (server);
    check c->assign([{topic, partition: 0}]);
    check c->seekToBeginning([{topic, partition: 0}]);
    return c;
}

public function main() returns error? {
    kafka:Producer p = check new (server);
    check p->send({topic: "text", value: "plain", key: "key", headers: {"one": "1", "two": ["a", "b"], "bytes": "xy".toBytes(), "lists": ["p".toBytes(), "q".toBytes()]}});
    check p->send({topic: "text", value: "".toBytes()});
    kafka:Consumer c = check consumer("text");
    Texts[] texts = check c->poll(10);
    foreach Texts t in texts {
        io:println(t.key, " ", t.value, " ", t.headers);
    }
    check c->seekToBeginning([{topic: "text", partition: 0}]);
    Bytes[] bytes = check c->poll(10);
    io:println(bytes[0].key, " ", bytes[0].value, " ", bytes[0].headers["one"], " ", bytes[0].headers["lists"]);
    check c->seekToBeginning([{topic: "text", partition: 0}]);
    (Texts & readonly)[] fixed = check c->poll(10);
    io:println(fixed[0].isReadOnly(), " ", fixed.isReadOnly());
    check c->close();

    anydata[] values = [1, 1.5, 2.50d, true, (), [1, 2], {a: "b"}, xml `<a>1</a>`, "text"];
    foreach anydata v in values {
        check p->send({topic: "values", value: v});
    }
    c = check consumer("values");
    string[] all = check c->pollPayload(10);
    io:println(string:'join(" | ", ...all));
    check c->close();

    check p->send({topic: "ints", value: 12});
    check p->send({topic: "ints", value: "13"});
    c = check consumer("ints");
    int[] ints = check c->pollPayload(10);
    io:println(ints);
    check c->seekToBeginning([{topic: "ints", partition: 0}]);
    json[] jsons = check c->pollPayload(10);
    io:println(jsons);
    check c->seekToBeginning([{topic: "ints", partition: 0}]);
    anydata[] anything = check c->pollPayload(10);
    io:println(anything);
    check c->close();

    check p->send({topic: "xml", value: xml `<a>1<b/></a>`});
    c = check consumer("xml");
    xml[] xmls = check c->pollPayload(10);
    io:println(xmls[0], " ", (xmls[0]/<b>).length());
    check p->send({topic: "xml", value: "{}"});
    xml[]|kafka:Error none = c->pollPayload(0.5);
    io:println(none is xml[] && none.length() == 0);
    check c->close();

    check p->send({topic: "points", value: {x: 1, y: 2.5d}});
    c = check consumer("points");
    Point[] & readonly points = check c->pollPayload(10);
    io:println(points, points.isReadOnly());
    check c->close();
    check p->close();
}

// It prints
// @output key plain {"one":"1","two":["a","b"],"bytes":"xy","lists":["p","q"]}
// @output   {}
// @output [107,101,121] [112,108,97,105,110] [49] [[112],[113]]
// @output true false
// @output 1 | 1.5 | 2.50 | true | null | [1, 2] | {"a":"b"} | <a>1</a> | text
// @output [12,13]
// @output [12,13]
// @output [[49,50],[49,51]]
// @output <a>1<b/></a> 1
// @output true
// @output [{"x":1,"y":2.5}]true
