// A field of type never is not given a value.

type NoId record {
    never id?;
    string name;
};

function f(record {string name;} r) {
    NoId a = {name: "x", "other": 1};
    NoId b = {name: "x", id: 1}; // @error
    NoId c = r; // @error
}
