// A resource method returns neither functions nor client objects.

client class Other {
}

service class C {
    resource function get a() returns function () => function() { // @error
        };

    resource function get b() returns Other => new; // @error
}
