import ballerina/io;
import ballerinax/kafka;

configurable string kafkaBrokers = "localhost:9092";

# The event of an order that was placed.
type OrderPlaced record {|
    int orderId;
    string customerId;
    string customerName;
    decimal total;
|};

listener kafka:Listener orderListener = new (kafkaBrokers, {
    groupId: "order-events",
    topics: "order-events",
    offsetReset: kafka:OFFSET_RESET_EARLIEST,
    pollingInterval: 1
});

service on orderListener {

    # Prints the events as they come.
    #
    # + events - the events of one poll
    remote function onConsumerRecord(OrderPlaced[] events) {
        foreach OrderPlaced event in events {
            string who = string `${event.customerName} (${event.customerId})`;
            io:println(string `order ${event.orderId} placed by ${who}, total ${event.total}`);
        }
    }
}
