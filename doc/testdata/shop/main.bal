import acme/shop.orders;
import ballerina/http;
import ballerina/log;

# How many things there are.
public const int LIMIT = 100;

# A greeting.
public const GREETING = "hello <world> & \"all\"";

# # Deprecated
# Use `LIMIT`.
@deprecated
public const OLD_LIMIT = 1;

# Where the shop is.
configurable string host = "localhost";

# The password, from outside.
configurable string password = ?;

configurable int[] ports = [80, 443];

# What it was made with.
public final string & readonly version = "1";

public final map<int> counts = {};

# Listens for orders.
public listener http:Listener ep = new (9090);

# A colour.
public enum Colour {
    # As blood.
    RED,
    # As grass.
    GREEN = "green",
    # # Deprecated
    # Too blue.
    @deprecated
    BLUE
}

# What went wrong.
#
# + code - A number
public type ErrorDetail record {|
    int code;
    string reason?;
|};

# An error of the shop.
public type ShopError distinct error<ErrorDetail>;

# Out of stock.
public type StockError distinct ShopError;

# Either.
public type Result orders:Order|ShopError|();

# A function of a price.
public type Pricer isolated function (decimal price, *Options options) returns decimal|error;

# Options of `Client.init`.
#
# + timeout - Seconds to wait
# + retries - How often to try again.
#
#   A second paragraph.
# + headers - More
public type Options record {|
    *Base;
    decimal timeout = 30;
    int retries = LIMIT;
    readonly map<string|string[]> headers = {};
    record {| int x; http:ClientConfiguration inner?; |} nested?;
    Colour colour = RED;
    anydata...;
|};

# What all have.
public type Base record {
    # The name
    string name;
    # # Deprecated
    # Not used.
    @deprecated
    int id?;
};

# A table of orders.
public type OrderTable table<orders:Order> key(id);

# Read-only.
public type Fixed readonly & record {|
    int a;
|};

# Something that can be opened.
public type Openable object {
    # Whether it is open
    public boolean isOpen;

    # Opens it.
    #
    # + key - The key
    # + return - Whether that worked
    public isolated function open(string key) returns boolean;
};

# A service of the shop.
public type ShopService distinct service object {
    *http:Service;

    # Tells a price.
    remote function price(string item) returns decimal;
};

# The shop.
#
# + isOpen - Whether
public isolated class Shop {
    *Openable;
    public final boolean isOpen = true;
    private int n = 0;

    # Makes a shop.
    #
    # + size - How large
    public isolated function init(int size = 3) {
    }

    public isolated function open(string key) returns boolean => true;

    # Not for others.
    function hidden() {
    }
}

# Talks to a shop.
public isolated client class Client {
    # Connects.
    #
    # + url - The address
    # + options - See `Options`
    # + return - An error when there is no shop
    public isolated function init(string url, *Options options) returns error? {
    }

    # Counts things.
    #
    # + what - Which
    # + return - How many, or a `type` `ShopError`
    isolated remote function count(string what, int... more) returns int|ShopError => 1;

    # Gets an order.
    #
    # + id - Which one
    # + return - The order
    isolated resource function get orders/[string id]/lines/[int... n](string? sort = ()) returns orders:Order|error {
        return error("none");
    }

    # Gets all.
    isolated resource function get .() returns string => "";

    # Makes an order.
    # + order - It
    # + return - The answer
    isolated resource function post orders(@http:Payload orders:Order 'order) returns http:Created|error {
        return error("none");
    }

    # Old.
    # # Deprecated
    # Use `count` or `Client.count()`.
    @deprecated
    public isolated function old() {
    }
}

# What is a service configured with.
#
# + path - Where
public type Config record {|
    string path = "/";
|};

# Configures a service.
public const annotation Config ShopConfig on service, type, source const;

# Marks a function.
public annotation Marked on function, object function, parameter;

# Opens a shop. A second sentence with *emphasis*.
#
# ```ballerina
# check open(1, "x");
# ```
#
# + size - How large
# + name - Its name, as in `variable` `version`
# + return - The shop, an error otherwise
@Marked
public isolated function open(@Marked int size, string name = GREETING, int... rest) returns Shop|error {
    return new Shop();
}

public function undocumented(int x, Colour c = GREEN) returns Result => ();

# Wrong.
#
# + nothing - No such parameter
# + x - A number
public transactional function wrong(int x) {
    log:printInfo("x");
}

# With a function as parameter, and a very long list of parameters.
#
# + f - Called
# + table1 - A table
# + s - A stream
# + t - A type
# + return - It
public function complicated(function (int a, string b) returns boolean f, table<map<anydata>> table1, stream<orders:Order, error?> s, typedesc<anydata> t = int, [int, string...] pair = [1], http:Client? c = ()) returns anydata|error => 1;

# Orders over HTTP.
@http:ServiceConfig {
    host: "a.example"
}
service /shop/v1 on ep, new http:Listener(8081) {
    # Lists orders.
    # + status - Only those
    # + return - The orders
    resource function get orders(string? status) returns orders:Order[] => [];

    # Removes one.
    # + id - Which
    # + return - Nothing
    resource function delete orders/[string id]() returns http:NoContent => http:NO_CONTENT;

    function helper() {
    }
}
