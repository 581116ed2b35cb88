// Segments, arguments and results of a resource have types.

client class Users {
    resource function get users/[int id]() returns string => "";

    resource function post users(string name) returns int => 1;
}

function f(Users u) {
    string a = u->/users/["x"]; // @error
    string b = u->/users/[1];
    int c = u->/users.post(5); // @error
    int d = u->/users.post("x");
    string e = u->/users.delete(); // @error
}
