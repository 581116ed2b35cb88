// Only client and service objects have resources.

class Plain {
    resource function get name() returns string => ""; // @error
}

service class Site {
    resource function get name() returns string => "";
}
