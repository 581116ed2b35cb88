// The result may be an error; with ?. it may be nil, too.

function f(xml x) returns error? {
    string a = x.k; // @error
    string b = check x.k;
    string? c = check x?.k;
    string d = check x?.k; // @error
}
