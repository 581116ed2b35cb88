// Prefixes are declared once; the URI is a string constant.

const URI = "urn:c";

function f(string s) {
    xmlns "urn:a" as p;
    xmlns "urn:b" as p; // @error
    xmlns s as q; // @error
    xmlns URI as r;
    string u = r:x + p:y;
    string w = z:x; // @error
}
