// xml, tables and open records of anydata are no json.

type Open record {
    int x;
};

public function main() {
    json a = xml `<a/>`; // @error
    Open o = {x: 1};
    json b = o; // @error
    json c = error("x"); // @error
    anydata d = 1;
    json e = d; // @error
}
