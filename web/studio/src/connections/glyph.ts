import { Box, Cable, Cloud, Database, FolderSync, Globe, KeyRound, type LucideIcon, Mail, MessagesSquare, Plug, RadioTower, Share2, Waypoints, Zap } from 'lucide-react'

// Icons by the module that declares a client or listener: the last words of its name. What
// is not known gets a plug.
const byWord: [RegExp, LucideIcon][] = [
  [/^(http|soap)$/, Globe],
  [/^(mysql|postgresql|mssql|oracledb|java\.jdbc|jdbc|sql|mongodb|cassandra|cdata|h2|snowflake|db2)/, Database],
  [/^(kafka|nats|rabbitmq|mqtt|stan|asb|pulsar|aws\.sqs|aws\.sns|java\.jms|jms|solace)/, RadioTower],
  [/^(email|smtp|imap|pop3|googleapis\.gmail)/, Mail],
  [/^(ftp|sftp|file|smb)/, FolderSync],
  [/^(grpc|graphql)/, Share2],
  [/^(websocket|websub|websubhub|tcp|udp)/, Cable],
  [/^(redis|memcached|cache)/, Zap],
  [/^(aws|azure|googleapis|gcloud)/, Cloud],
  [/^(ldap|oauth2|jwt|auth|scim)/, KeyRound],
  [/^(slack|twilio|discord|openai|ai)/, MessagesSquare],
  [/^(hubspot|salesforce|stripe|github|sap)/, Box],
  [/^task$/, Waypoints],
]

/** The icon for the key that models give: a module's qualified name. */
export function moduleIcon(module: string | undefined): LucideIcon {
  const name = (module ?? '').replace(/^[^/]*\//, '')
  return byWord.find(([re]) => re.test(name))?.[1] ?? Plug
}

/** Names that are not written as other words are. */
const written: Record<string, string> = {
  ftp: 'FTP',
  graphql: 'GraphQL',
  grpc: 'gRPC',
  http: 'HTTP',
  imap: 'IMAP',
  jdbc: 'JDBC',
  jms: 'JMS',
  ldap: 'LDAP',
  mongodb: 'MongoDB',
  mqtt: 'MQTT',
  mssql: 'SQL Server',
  mysql: 'MySQL',
  nats: 'NATS',
  postgresql: 'PostgreSQL',
  rabbitmq: 'RabbitMQ',
  tcp: 'TCP',
  udp: 'UDP',
  websocket: 'WebSocket',
}

/** What a module is called in a sentence: HTTP, MySQL, Kafka. */
export function libraryTitle(module: string): string {
  const name = module.replace(/^[^/]*\//, '').split('.').pop() ?? ''
  return written[name] ?? name.charAt(0).toUpperCase() + name.slice(1)
}
