import ballerina/http;

# One line of an order.
type OrderLine record {|
    # what is ordered
    string sku;
    # how many of it, at least one
    int quantity;
    # the price of one
    decimal unitPrice;
|};

# An order as a customer posts it.
type NewOrder record {|
    # the customer's number in the CRM
    string customerId;
    # what is ordered, at least one line
    OrderLine[] lines;
|};

# An order as it is stored.
type Order record {|
    int id;
    string customerId;
    string customerName;
    OrderLine[] lines;
    decimal total;
|};

# The event that tells other systems of an order.
type OrderPlaced record {|
    int orderId;
    string customerId;
    string customerName;
    decimal total;
|};

# What the CRM knows of a customer.
type Customer record {
    string id;
    string name;
};

# What the service answers when it cannot do what was asked.
type Problem record {|
    # what is wrong and what was expected
    string message;
|};

# 201 Created with the order and where to find it.
type OrderCreated record {|
    *http:Created;
    Order body;
    record {|
        string Location;
    |} headers;
|};

# 400 Bad Request with the reason.
type InvalidOrder record {|
    *http:BadRequest;
    Problem body;
|};

# 404 Not Found with the reason.
type OrderNotFound record {|
    *http:NotFound;
    Problem body;
|};

# 502 Bad Gateway: a system behind the service does not answer.
type CrmUnavailable record {|
    *http:BadGateway;
    Problem body;
|};
