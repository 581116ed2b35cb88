# A service that a directory listener tells about changes: it has some of the remote methods `onCreate`, `onModify` and
# `onDelete`, each with a parameter of type `file:FileEvent`.
public type Service distinct service object {};

# What services can have.
type Handlers service object {
    # Called when a file or a directory was made.
    #
    # + event - What was made
    remote function onCreate(FileEvent event);

    # Called when a file was changed.
    #
    # + event - What was changed
    remote function onModify(FileEvent event);

    # Called when a file or a directory was removed.
    #
    # + event - What was removed
    remote function onDelete(FileEvent event);
};

# The configuration of a directory listener.
public type ListenerConfig record {|
    # The path of the directory
    string path;
    # Whether directories in it count as well
    boolean recursive = false;
|};

# Tells services about changes in a directory.
public isolated class Listener {

    # Makes a listener.
    #
    # + listenerConfig - Its configuration
    # + return - An error when there is no such directory
    public isolated function init(*ListenerConfig listenerConfig) returns error? = external;

    # Starts to listen.
    #
    # + return - An error when the directory cannot be watched
    public isolated function 'start() returns error? = external;

    # Stops to listen, when the services have dealt with what they were told.
    #
    # + return - An error when that failed
    public isolated function gracefulStop() returns error? = external;

    # Stops to listen.
    #
    # + return - An error when that failed
    public isolated function immediateStop() returns error? = external;

    # Adds a service.
    #
    # + s - The service
    # + name - Has no effect
    # + return - An error when the service has none of the methods
    public isolated function attach(Service s, string[]|string? name = ()) returns error? = external;

    # Takes a service away.
    #
    # + s - The service
    # + return - `()`
    public isolated function detach(Service s) returns error? = external;
}
