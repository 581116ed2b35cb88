// check converts json to simple types only, and checkpanic does not convert.

function f(json j) returns error? {
    int a = check j.a;
    map<json> b = check j.b; // @error
    json[] c = check j.c; // @error
    int d = checkpanic j.d; // @error
    int e = j; // @error
}
