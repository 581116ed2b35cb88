import ballerina/http;
import ballerina/io;
import ballerinax/mysql;
import ballerinax/mysql.driver as _;

# Where order-intake listens.
configurable string ordersUrl = "http://localhost:9090";

// The database of order-intake, to show what is in it.
configurable string dbHost = ?;
configurable int dbPort = 3306;
configurable string dbUser = ?;
configurable string dbPassword = ?;
configurable string dbName = ?;

# A row of the table orders.
type OrderRow record {|
    int id;
    string customer_id;
    string customer_name;
    decimal total;
|};

# What is posted: orders, and some that are none.
final map<json> & readonly requests = {
    "two teas for Ada": {customerId: "C-100", lines: [{sku: "tea", quantity: 2, unitPrice: 4.50}]},
    "coffee and cake for Grace": {
        customerId: "C-200",
        lines: [{sku: "coffee", quantity: 1, unitPrice: 3.20}, {sku: "cake", quantity: 3, unitPrice: 2.75}]
    },
    "a hundred biscuits for Barbara": {customerId: "C-300", lines: [{sku: "biscuit", quantity: 100, unitPrice: 0.15}]},
    "a quantity of zero": {customerId: "C-100", lines: [{sku: "tea", quantity: 0, unitPrice: 4.50}]},
    "no lines at all": {customerId: "C-300"},
    "a customer nobody knows": {customerId: "C-999", lines: [{sku: "tea", quantity: 1, unitPrice: 4.50}]}
};

# Posts a handful of orders, reads one back and one that is not there, and
# prints the table.
#
# + return - an error when the service or the database does not answer
public function main() returns error? {
    http:Client orders = check new (ordersUrl, timeout = 60);
    foreach [string, json] [what, body] in requests.entries() {
        io:println(string `POST /orders (${what})`);
        http:Response response = check orders->/orders.post(body);
        check show(response);
    }
    foreach int id in [1, 4711] {
        io:println(string `GET /orders/${id}`);
        http:Response response = check orders->/orders/[id];
        check show(response);
    }

    mysql:Client db = check new (
        host = dbHost,
        port = dbPort,
        user = dbUser,
        password = dbPassword,
        database = dbName
    );
    stream<OrderRow, error?> rows = db->query(`SELECT id, customer_id, customer_name, total FROM orders ORDER BY id`);
    io:println();
    io:println("Rows of the table orders:");
    io:println("  id  customer_id  customer_name    total");
    check from OrderRow row in rows
        do {
            string id = row.id.toString().padEnd(2);
            string customer = row.customer_id.padEnd(11) + "  " + row.customer_name.padEnd(14);
            io:println(string `  ${id}  ${customer}  ${row.total.toString().padStart(6)}`);
        };
    check db.close();
}

# Prints a response on one line: its status, and the body or what it says went
# wrong.
#
# + response - what came back
# + return - an error when its body is no JSON
function show(http:Response response) returns error? {
    json body = check response.getJsonPayload();
    string text = body.toJsonString();
    if response.statusCode >= 400 {
        string message = check body.message;
        text = re `\s+`.replaceAll(message, " ");
    }
    io:println(string `  ${response.statusCode} ${response.reasonPhrase}  ${text}`);
}
