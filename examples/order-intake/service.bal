import ballerina/http;
import ballerina/log;

# The port the service listens on.
configurable int port = 9090;

service /orders on new http:Listener(port) {

    # Takes an order: checks it, asks the CRM who the customer is, stores it and
    # tells the world.
    #
    # + newOrder - the order
    # + return - the order as stored, or what is wrong with it
    resource function post .(NewOrder newOrder) returns OrderCreated|InvalidOrder|CrmUnavailable|error {
        string? reason = whatIsWrong(newOrder);
        if reason is string {
            return <InvalidOrder>{body: {message: reason}};
        }
        Customer|error customer = crmClient->/customers/[newOrder.customerId];
        if customer is http:ClientRequestError {
            // The CRM answered, and does not know the customer.
            return <InvalidOrder>{body: {message: string `unknown customer '${newOrder.customerId}'`}};
        }
        if customer is error {
            log:printError("the CRM does not answer", customer, customerId = newOrder.customerId);
            return <CrmUnavailable>{body: {message: "the CRM does not answer, try again later"}};
        }
        Order placed = check store(newOrder, customer);
        check publish(placed);
        return {body: placed, headers: {Location: string `/orders/${placed.id}`}};
    }

    # Finds an order.
    #
    # + id - its number
    # + return - the order, or 404
    resource function get [int id]() returns Order|OrderNotFound|error {
        Order? found = check find(id);
        if found is () {
            return <OrderNotFound>{body: {message: string `there is no order ${id}`}};
        }
        return found;
    }
}

# Checks what the type of an order cannot say.
#
# + newOrder - the order
# + return - what is wrong, nil when it is in order
isolated function whatIsWrong(NewOrder newOrder) returns string? {
    if newOrder.customerId.trim() == "" {
        return "customerId must not be empty";
    }
    if newOrder.lines.length() == 0 {
        return "an order has at least one line";
    }
    foreach OrderLine line in newOrder.lines {
        if line.sku.trim() == "" {
            return "sku must not be empty";
        }
        if line.quantity < 1 {
            return string `quantity of ${line.sku} must be at least 1, not ${line.quantity}`;
        }
        if line.unitPrice < 0d {
            return string `unitPrice of ${line.sku} must not be negative`;
        }
    }
    return;
}

# Publishes the event of an order that was placed.
#
# + placed - the order
# + return - an error when Kafka does not take it
function publish(Order placed) returns error? {
    OrderPlaced event = {
        orderId: placed.id,
        customerId: placed.customerId,
        customerName: placed.customerName,
        total: placed.total
    };
    check kafkaProducer->send({topic: "order-events", key: placed.id.toString(), value: event});
}
