// What is spread into a resource path is a list.

client class Files {
    resource function get [string... path]() returns string => path.toString();
}

function f(Files c, string[] parts, string name, map<string> m) returns string[] {
    string a = c->/[...parts];
    string b = c->/[...name]; // @error
    string d = c->/a/[...m]; // @error
    return [a, b, d];
}
