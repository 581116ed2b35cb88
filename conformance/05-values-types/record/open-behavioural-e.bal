// The rest of an open record is anydata, which has no functions or objects.

type Person record {
    string name;
};

function f() {
}

public function main() {
    Person p = {name: "Ann", "f": f}; // @error
    p["g"] = f; // @error
    map<any> m = p;
    map<anydata> n = p;
    map<string> o = p; // @error
}
