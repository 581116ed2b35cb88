# Consumes records and calls services with them.
public isolated class Listener {

    # Makes a listener. It connects when it is started.
    #
    # + bootstrapServers - Addresses of brokers, each as `host:port`
    # + config - How it behaves
    # + return - An error when the configuration does not work
    public isolated function init(string|string[] bootstrapServers, *ConsumerConfiguration config)
            returns Error? = external;

    # Attaches a service.
    #
    # + 'service - Service
    # + name - Not used
    # + return - An error when it cannot be attached
    public isolated function attach(Service 'service, string[]|string? name = ()) returns error? = external;

    # Detaches a service.
    #
    # + 'service - Service
    # + return - An error when it was not attached
    public isolated function detach(Service 'service) returns error? = external;

    # Starts to consume.
    #
    # + return - An error when that failed
    public isolated function 'start() returns error? = external;

    # Stops, once services are done with the records they have.
    #
    # + return - An error when that failed
    public isolated function gracefulStop() returns error? = external;

    # Stops without waiting for services.
    #
    # + return - An error when that failed
    public isolated function immediateStop() returns error? = external;
}
