// The prefix is that of a namespace, or of a module with a string constant of the name;
// only xml has attributes with a prefix.

xmlns "urn:x" as p;

function attributes(xml x, map<string> m) {
    string|error a = x.q:id; // @error
    string|error b = x.xml:nothing; // @error
    string|error c = x.xml:Element; // @error
    string|error d = m.p:id; // @error
}
