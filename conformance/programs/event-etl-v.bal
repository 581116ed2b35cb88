// Reads events as JSON, groups them, writes XML.
import ballerina/io;

type Event record {
    string id;
    string kind;
    int at;
    decimal amount?;
    string[] tags = [];
};

type Summary record {|
    string kind;
    int count;
    int firstAt;
    int lastAt;
    decimal total;
    string ids;
|};

type Bad record {|
    json row;
    string why;
|};

final json INPUT = [
    {id: "e1", kind: "sale", at: 30, amount: 12.5, tags: ["web"]},
    {id: "e2", kind: "refund", at: 10, amount: -2.25},
    {id: "e3", kind: "sale", at: 20, amount: 7.5, channel: "shop"},
    {id: "e4", kind: "visit", at: 5},
    {id: "e5", at: 5},
    "nonsense",
    {id: "e6", kind: "visit", at: "soon"}
];

function parse(json rows) returns [Event[], Bad[]]|error {
    Event[] good = [];
    Bad[] bad = [];
    foreach json row in check rows.ensureType(JsonArray) {
        Event|error event = row.cloneWithType();
        if event is Event {
            good.push(event);
            continue;
        }
        bad.push({row, why: event.message()});
    }
    return [good, bad];
}

type JsonArray json[];

function summarize(Event[] events) returns Summary[] =>
    from var {id, kind, at, amount} in events
    let decimal value = amount ?: 0
    order by at
    group by kind
    order by kind descending
    select {
        kind,
        count: count(id),
        firstAt: min(at),
        lastAt: max(at),
        total: sum(value),
        ids: string:'join("+", ...[id])
    };

function toXml(Summary[] summaries) returns xml {
    xml rows = from var {kind, count, total, ids} in summaries
        let string? hint = count > 1 ? "many" : ()
        select hint is string
            ? xml `<kind name="${kind}" hint="${hint}">${ids}<total>${total}</total></kind>`
            : xml `<kind name="${kind}">${ids}</kind>`;
    return xml `<summary>${rows}</summary>`;
}

public function main() returns error? {
    [Event[], Bad[]] [events, bad] = check parse(INPUT);
    io:println(events.length(), " good, ", bad.length(), " bad"); // @output 4 good, 3 bad
    foreach var {row} in bad {
        io:println(row); // @output {"id":"e5","at":5}
    }
    // @output nonsense
    // @output {"id":"e6","kind":"visit","at":"soon"}

    Summary[] summaries = summarize(events);
    foreach var s in summaries {
        io:println(s);
    }
    // @output {"kind":"visit","count":1,"firstAt":5,"lastAt":5,"total":0,"ids":"e4"}
    // @output {"kind":"sale","count":2,"firstAt":20,"lastAt":30,"total":20.0,"ids":"e3+e1"}
    // @output {"kind":"refund","count":1,"firstAt":10,"lastAt":10,"total":-2.25,"ids":"e2"}

    xml document = toXml(summaries);
    io:println((document/<kind>).length()); // @output 3
    foreach xml:Element k in document/<kind> {
        io:println(k.name, check k.name, "|", k?.hint is string, "|", (k/<total>).data()); 
    }
    // @output visitvisit|false|
    // @output salesale|true|20.0
    // @output refundrefund|false|
    io:println((document/<kind>)[2]); // @output <kind name="refund">e2</kind>
    io:println(document/**/<total>); // @output <total>20.0</total>

    json back = summaries.toJson();
    io:println((check back.ensureType(JsonArray))[0]); // @output {"kind":"visit","count":1,"firstAt":5,"lastAt":5,"total":0,"ids":"e4"}
    Summary[] again = check back.fromJsonWithType();
    io:println(again == summaries); // @output true
    io:println(events[1]["channel"]); // @output
    map<json> extra = check events[1].cloneWithType();
    io:println(extra.keys()); // @output ["id","kind","at","amount","tags"]
    io:println(events[2]["channel"], events[2].tags); // @output shop[]
    string text = summaries[1].toJsonString();
    io:println(text); // @output {"kind":"sale", "count":2, "firstAt":20, "lastAt":30, "total":20.0, "ids":"e3+e1"}
    json parsed = check text.fromJsonString();
    io:println(check parsed.total is decimal, " ", check parsed.ids); // @output true e3+e1
    json|error missing = parsed.colour;
    io:println(missing is error); // @output true
}
