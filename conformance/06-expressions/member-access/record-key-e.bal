// A closed record has no other members; a key that is any string may be absent.

type R record {|
    int a;
    string b?;
|};

function f(R r, string k) {
    int a = r["a"];
    int b = r["z"]; // @error
    int|string c = r[k]; // @error
    int|string? d = r[k];
    string e = r["b"]; // @error
}
