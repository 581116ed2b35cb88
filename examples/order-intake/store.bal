import ballerina/sql;

# A row of the table orders.
type OrderRow record {|
    int id;
    string customer_id;
    string customer_name;
    string order_lines;
    decimal total;
|};

# Creates the table when it is not there yet.
#
# + return - an error when the database does not answer
function init() returns error? {
    _ = check orderDb->execute(`
        CREATE TABLE IF NOT EXISTS orders (
            id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY,
            customer_id VARCHAR(64) NOT NULL,
            customer_name VARCHAR(255) NOT NULL,
            order_lines TEXT NOT NULL,
            total DECIMAL(12, 2) NOT NULL
        )`);
}

# Stores an order.
#
# + newOrder - the order, checked
# + customer - who placed it
# + return - the order with its number
function store(NewOrder newOrder, Customer customer) returns Order|error {
    decimal total = 0;
    foreach OrderLine line in newOrder.lines {
        total += line.unitPrice * line.quantity;
    }
    sql:ExecutionResult result = check orderDb->execute(`
        INSERT INTO orders (customer_id, customer_name, order_lines, total)
        VALUES (${customer.id}, ${customer.name}, ${newOrder.lines.toJsonString()}, ${total})`);
    string|int? id = result.lastInsertId;
    if id !is int {
        return error("the database gave the order no number");
    }
    return {id, customerId: customer.id, customerName: customer.name, lines: newOrder.lines, total};
}

# Finds an order.
#
# + id - its number
# + return - the order, nil when there is none
function find(int id) returns Order|error? {
    OrderRow|sql:Error row = orderDb->queryRow(`
        SELECT id, customer_id, customer_name, order_lines, total FROM orders WHERE id = ${id}`);
    if row is sql:NoRowsError {
        return;
    }
    if row is sql:Error {
        return row;
    }
    return {
        id: row.id,
        customerId: row.customer_id,
        customerName: row.customer_name,
        lines: check row.order_lines.fromJsonStringWithType(),
        total: row.total
    };
}
