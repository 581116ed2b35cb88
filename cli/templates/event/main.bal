import ballerina/log;
import ballerinax/kafka;

# The addresses of the brokers.
configurable string brokers = "localhost:9092";

# The topic whose events are handled.
configurable string topic = "orders";

# An event.
type Event record {
    # what tells it from others
    string id;
};

listener kafka:Listener events = new (brokers, {groupId: "ALIAS", topics: topic});

service on events {

    # Handles the events of one poll.
    #
    # + batch - the events
    # + return - an error, after which they come again
    remote function onConsumerRecord(Event[] batch) returns error? {
        foreach Event event in batch {
            log:printInfo("event received", id = event.id);
        }
    }
}
