/** An element of an XML response: text, elements in order, or the elements of a list, which are each named `item`. */
export type XmlValue = string | number | XmlFields | readonly XmlFields[];
export interface XmlFields {
  readonly [name: string]: XmlValue;
}

/** The result of an operation on instances. */
export type InstanceResult =
  | { readonly ok: true; readonly body: XmlFields }
  | {
      readonly ok: false;
      readonly status: number;
      readonly code: string;
      readonly message: string;
    };

/** A result that is an error. */
export const instanceError = (
  status: number,
  code: string,
  message: string,
): Extract<InstanceResult, { ok: false }> => ({ ok: false, status, code, message });
