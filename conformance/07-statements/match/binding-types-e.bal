// A variable of a pattern has the type of what it matches.

type P record {|
    int x;
    string s;
|};

function f(P|[boolean, float] v) {
    match v {
        {x: var a, s: var b} => {
            string c = a; // @error
            string d = b;
        }
        [var e, var g] => {
            boolean h = e;
            int i = g; // @error
        }
    }
}
