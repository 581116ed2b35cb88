// A resource whose get gives a service object gives nothing else but errors.

service class Room {
    resource function get size() returns int => 1;
}

service class House {
    resource function get kitchen() returns Room|error => new Room();

    resource function get cellar() returns Room|string => new Room(); // @error

    resource function post cellar() returns Room => new;

    resource function get attic/[int n]() returns Room => new;

    resource function get attic/[string s]/key() returns int => 1;

    resource function get halls() returns Room[] => [];
}
