import ballerina/http;
import ballerinax/mysql;

configurable string dbPassword = "s3cr3t-default"; // want ballerina:13
configurable string apiKey = ?;
configurable string ordersUrl = "https://orders.example.com";
configurable int port = 9090;

const string API_TOKEN = "a1b2c3d4"; // want ballerina:13
const string TOKEN_HEADER = "x-token-header";
const string GRANT_PASSWORD = "password";
string initial = "s3cr3tpw";

mysql:Client db = check new (host = "db.example.com", user = "root", password = ""); // want barre:5 barre:6 barre:13
mysql:Client replaced = check new (host = dbHost, user = "root", password = dbPassword);
configurable string dbHost = "localhost";

final http:Client stock = check new ("http://stock.example.com", auth = {token: apiKey}, // want barre:6 barre:7 barre:8 barre:11
    secureSocket = {enable: false}); // want barre:10
final http:Client orders = check new (ordersUrl, timeout = 5); // want barre:7
final http:Client patient = check new (ordersUrl, timeout = 5, retryConfig = {count: 3, interval: 1});
final http:Client writer = check new (ordersUrl, timeout = 5);
final http:Client plain = check new ("http://localhost:8080", auth = {token: apiKey}, timeout = 5); // want barre:6

function replace() returns error? {
    replaced = check new (host = dbHost, user = "other", password = dbPassword);
    anydata _ = check orders->get("/a", targetType = json);
    anydata _ = check patient->get("/a", targetType = json);
    anydata _ = check writer->post("/a", {}, targetType = json);
    anydata _ = check plain->post("/a", {}, targetType = json);
}

type Credentials record {|
    string user;
    string password = "changeit1"; // want ballerina:13
    string passwordField = "pass_word";
    string tokenUrl = "https://example.com/token";
|};

function credentials(string token = "t0k3nt0k3n") returns Credentials { // want ballerina:13
    string aws = "AKIAIOSFODNN7EXAMPLE"; // want barre:1
    string parts = "AKIA" + "IOSFODNN7EXAMPLE"; // want barre:1
    string apiKeyValue = "q8Zk3LmN0pQr7StUvW2xYz5A"; // want barre:1
    string keyOfMap = "customers-by-country-and-city";
    string url = "https://admin:admin123@api.example.com"; // want ballerina:13
    string userUrl = "https://admin@api.example.com";
    map<string> headers = {"api-key": "q8Zk3LmN"}; // want ballerina:13
    headers[aws + parts + apiKeyValue + keyOfMap + url] = userUrl + token + API_TOKEN + TOKEN_HEADER + GRANT_PASSWORD;
    Credentials fixed = {user: "a", password: initial}; // want ballerina:14
    Credentials good = {user: headers.toString(), password: dbPassword};
    return port > 0 ? fixed : good;
}
