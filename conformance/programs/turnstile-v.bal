// A state machine with match: tuples, mappings, guards, constants.
import ballerina/io;

type Locked record {|
    "locked" state = "locked";
    int pushes = 0;
|};

type Unlocked record {|
    "unlocked" state = "unlocked";
    int coins;
|};

type Broken record {|
    "broken" state = "broken";
    string why;
|};

type State Locked|Unlocked|Broken;

const COIN = "coin";
const PUSH = "push";

type Kick record {|
    int force;
|};

type Input COIN|PUSH|Kick|[string, anydata...];

function next(State state, Input input) returns State {
    match [state, input] {
        [{state: "broken", ...var all}, ["repair", ...var rest]] => {
            return <Locked>{pushes: rest.length() + all.length() - 1};
        }
        [{state: "broken"}, _] => {
            return state;
        }
        [_, {force: var f}] if f is int && f > 9 => {
            return <Broken>{why: string `kick of ${f}`};
        }
        [{state: "locked", pushes: _}, COIN] => {
            return <Unlocked>{coins: 1};
        }
        [{state: "unlocked", coins: var n}, COIN] => {
            return <Unlocked>{coins: (n is int ? n : 0) + 1};
        }
        [{state: "unlocked"}, PUSH] => {
            return <Locked>{};
        }
        [{state: "locked", pushes: 2}, PUSH] => {
            return <Broken>{why: "pushed three times"};
        }
        [{state: "locked", pushes: var p}, PUSH] => {
            return <Locked>{pushes: <int>p + 1};
        }
    }
    return state;
}

function describe(State s) returns string {
    if s is Locked {
        return string `locked (${s.pushes})`;
    } else if s is Unlocked {
        return string `unlocked (${s.coins})`;
    }
    return "broken: " + s.why;
}

function classify(anydata v) returns string {
    match v {
        () => {
            return "nil";
        }
        true|false => {
            return "boolean";
        }
        0|1|-1 => {
            return "small";
        }
        1.5|2.5d => {
            return "fraction";
        }
        "" => {
            return "empty";
        }
        [] => {
            return "no members";
        }
        [var one] => {
            return string `one ${one.toString()}`;
        }
        [1, [var x, ...var xs], ...var _] => {
            return string `nested ${x.toString()} and ${xs.length()}`;
        }
        {kind: "point", x: var x, y: var y} if x == y => {
            return "diagonal";
        }
        {kind: "point", ...var others} => {
            return "point " + others.toString();
        }
        var x if x is string => {
            return x.toUpperAscii();
        }
        var other => {
            return (typeof other).toString();
        }
    }
}

public function main() {
    State s = <Locked>{};
    Input[] inputs = [PUSH, COIN, COIN, {force: 3}, PUSH, PUSH, PUSH, PUSH, COIN, ["repair", 1, 2], COIN, {force: 11}];
    foreach var [i, input] in inputs.enumerate() {
        s = next(s, input);
        if i % 2 == 1 || s is Broken {
            io:println(i, " ", describe(s));
        }
    }
    // @output 1 unlocked (1)
    // @output 3 unlocked (2)
    // @output 5 locked (1)
    // @output 7 broken: pushed three times
    // @output 8 broken: pushed three times
    // @output 9 locked (2)
    // @output 11 broken: kick of 11

    anydata[] values = [
        (), true, 1, -1, 1.5, 2.5d, "", "abc", [], [[]], [1, [2, 3, 4], 5, 6],
        {kind: "point", x: 1, y: 1}, {kind: "point", x: 1, z: 3}, 17, 3.5
    ];
    foreach anydata v in values {
        io:print(classify(v), ";");
    }
    io:println();
    // @output nil;boolean;small;small;fraction;fraction;empty;ABC;no members;one [];nested 2 and 2;diagonal;point {"x":1,"z":3};typedesc 17;typedesc 3.5;
}
