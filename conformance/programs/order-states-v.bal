// Closures, function tables, object types and default values working together.
import ballerina/io;

type Handler function (Order 'order, anydata payload) returns State|Rejected;

enum State {
    NEW, PAID, SENT, CLOSED
}

type Rejected error<record {| State state; string event; |}>;

class Order {
    final int id;
    private State current = NEW;
    private [State, string][] history = [];
    decimal paid = 0;

    function init(int id) {
        self.id = id;
    }

    function state() returns State => self.current;

    function fire(string event, anydata payload = ()) returns Rejected? {
        map<Handler> handlers = machine[self.current] ?: {};
        Handler? handler = handlers[event];
        if handler is () {
            return error Rejected(string `no ${event} when ${self.current}`, state = self.current, event = event);
        }
        State next = check handler(self, payload);
        self.history.push([self.current, event]);
        self.current = next;
    }

    function path() returns string => string:'join(" ", ...self.history.map(h => string `${h[0]}-${h[1]}`));
}

final map<map<Handler>> machine = {
    [NEW]: {
        pay: function(Order 'order, anydata payload) returns State|Rejected {
            if payload !is decimal|int {
                return error Rejected("not an amount", state = NEW, event = "pay");
            }
            'order.paid += <decimal>payload;
            return 'order.paid >= 10d ? PAID : NEW;
        },
        cancel: (o, p) => CLOSED
    },
    [PAID]: {
        send: (o, p) => SENT
    },
    [SENT]: {
        'return: function(Order o, anydata p) returns State {
            o.paid = 0;
            return CLOSED;
        },
        receive: (o, p) => CLOSED
    }
};

function attempt(Order o, [string, anydata]... events) returns string[] {
    string[] refused = [];
    foreach var [event, payload] in events {
        Rejected? r = o.fire(event, payload);
        if r is Rejected {
            var {state, event: name} = r.detail();
            refused.push(string `${state}/${name}`);
        }
    }
    return refused;
}

type Listener function (string) returns ();

function subject() returns [function (Listener) returns function (), function (string)] {
    Listener[] listeners = [];
    function (Listener) returns function () subscribe = function(Listener l) returns function () {
        listeners.push(l);
        return function() {
            int? at = ();
            foreach int i in 0 ..< listeners.length() {
                if listeners[i] === l {
                    at = i;
                }
            }
            if at is int {
                _ = listeners.remove(at);
            }
        };
    };
    return [subscribe, function(string s) {
        foreach Listener l in listeners {
            l(s);
        }
    }];
}

public function main() {
    Order o = new (1);
    io:println(attempt(o, ["send", ()], ["pay", 4], ["pay", "x"], ["pay", 6.5d], ["send", ()])); // @output ["NEW/send","NEW/pay"]
    io:println(o.state(), " ", o.paid, " ", o.path()); // @output SENT 10.5 NEW-pay NEW-pay PAID-send
    io:println(attempt(o, ["return", {why: "broken"}], ["pay", 1])); // @output ["CLOSED/pay"]
    io:println(o.state(), o.paid); // @output CLOSED0
    Rejected? r = o.fire("pay");
    io:println(r is Rejected ? r.message() : ""); // @output no pay when CLOSED

    string[] log = [];
    var [subscribe, emit] = subject();
    var stopA = subscribe(s => log.push("a:" + s));
    _ = subscribe(function(string s) {
        log.push("b:" + s);
    });
    emit("1");
    stopA();
    emit("2");
    io:println(log); // @output ["a:1","b:1","b:2"]
    (function (int, int) returns int)[] ops = [(a, b) => a + b, (a, b) => a * b, int:max];
    io:println(from var op in ops select op(3, 4)); // @output [7,12,4]
    function (int) returns function (int) returns int adder = a => b => a + b;
    function (int) returns int three = adder(3);
    io:println(three(4)); // @output 7
}
