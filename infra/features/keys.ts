import { Validations, type RemovalPolicy } from 'aws-cdk-lib';
import { Secret, type SecretProps } from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { pinLogicalId } from '../constructs/logical-id.ts';

/**
 * One secret that holds four keys as JSON: `sessionKey` signs cookies, `matchingKey` makes the
 * keyed hashes that find duplicates, `railKey` signs what goes to and comes from the bank, `edgeKey` is what
 * CloudFront shows to be believed about where a request comes from.
 *
 * Secrets Manager generates one value a secret, so each key is generated on its own and the one
 * that functions read is put together by reference. No key is ever in the template, and none exists
 * that somebody typed.
 */
export class Keys extends Construct {
  readonly secret: Secret;
  /** For the edge itself, apart from the keys that only functions may have. */
  readonly edgeKey: Secret;
  /**
   * What lets us in at GOV.UK Notify, apart from our own keys: Notify makes it, so whoever deploys
   * puts its value in the place of the generated one.
   */
  readonly messagesSecret: Secret;
  /**
   * What the case-management system knows our news by. It is told this value once, as `whsec_` and its bytes in
   * base64.
   */
  readonly caseSystemSecret: Secret;
  private readonly removalPolicy: RemovalPolicy;

  constructor(scope: Construct, removalPolicy: RemovalPolicy) {
    super(scope, 'keys');
    this.removalPolicy = removalPolicy;
    this.edgeKey = this.generate('EdgeKey', 'What CloudFront proves itself with to functions');
    this.secret = this.keep('Keys', {
      description: 'The keys that functions read: sessionKey, matchingKey, railKey, edgeKey',
      secretObjectValue: {
        sessionKey: this.generate('SessionKey', 'Signs session cookies').secretValue,
        matchingKey: this.generate('MatchingKey', 'Makes the hashes that find duplicates')
          .secretValue,
        railKey: this.generate('RailKey', 'Signs what goes to and comes from the bank').secretValue,
        edgeKey: this.edgeKey.secretValue,
      },
    });
    this.messagesSecret = this.generate(
      'MessagesKey',
      'The secret of our API key at GOV.UK Notify; replace the generated value',
    );
    this.caseSystemSecret = this.generate(
      'CaseSystemKey',
      'Signs what the case-management system is told; it has to know it as well',
    );
  }

  private generate(id: string, description: string): Secret {
    return this.keep(id, {
      description,
      // Without punctuation a key stands in JSON as it is.
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
    });
  }

  private keep(id: string, props: SecretProps): Secret {
    const secret = new Secret(this, id, { ...props, removalPolicy: this.removalPolicy });
    pinLogicalId(secret, id);
    Validations.of(secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason:
        'Rotation has consequences that a timer cannot weigh: a new matching key needs every hash made again, a new rail key must reach the bank first, a new session key signs everybody out.',
    });
    return secret;
  }
}
