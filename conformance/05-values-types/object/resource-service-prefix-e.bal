// Where get gives a service object no other resource of the service has a path
// below it.

service class Room {
}

service class House {
    resource function get rooms/[int n]() returns Room => new; // @error

    resource function get rooms/[int n]/door() returns string => "";
}
